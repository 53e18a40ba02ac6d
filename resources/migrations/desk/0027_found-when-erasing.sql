CREATE INDEX `correction_materials_event` ON `correction_materials` (`event_id`);

CREATE INDEX `custody_entries_material` ON `custody_entries` (`material_id`);

CREATE INDEX `custody_entries_after` ON `custody_entries` (`after_event`) WHERE after_event IS NOT NULL;

CREATE INDEX `service_requests_agent` ON `service_requests` (`agent_id_number`) WHERE agent_id_number IS NOT NULL;

CREATE INDEX `service_requests_errand` ON `service_requests` (`open_errand_id`) WHERE open_errand_id IS NOT NULL;

CREATE INDEX `visit_moves_whose` ON `visit_moves` (json_extract(before, '$.residentId')) WHERE json_extract(before, '$.residentId') IS NOT NULL;
