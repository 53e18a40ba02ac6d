DROP TRIGGER `mediation_made_papers_about`;

CREATE TRIGGER `mediation_made_papers_about` BEFORE INSERT ON `mediation_made_papers` BEGIN
  SELECT RAISE(ABORT, 'mediation.of-another-case') WHERE NOT CASE
    WHEN NEW.paper IN ('application', 'intake-form', 'referral-reply', 'closing-report', 'cover', 'contents', 'back') THEN NEW.about IS NULL
    WHEN NEW.paper IN ('rights-notice', 'ending-notice', 'court-details') THEN EXISTS (SELECT 1 FROM mediation_parties x WHERE x.id = NEW.about AND x.case_id = NEW.case_id)
    WHEN NEW.paper IN ('authority') THEN EXISTS (SELECT 1 FROM mediation_representatives x JOIN mediation_parties p ON p.id = x.party_id
    WHERE x.id = NEW.about AND p.case_id = NEW.case_id)
    WHEN NEW.paper IN ('agreement', 'oral-agreement', 'confirmation', 'certificate') THEN EXISTS (SELECT 1 FROM mediation_agreements x WHERE x.id = NEW.about AND x.case_id = NEW.case_id)
    WHEN NEW.paper IN ('plea') THEN EXISTS (SELECT 1 FROM mediation_pleas x WHERE x.id = NEW.about AND x.adds_to IS NULL AND (x.case_id = NEW.case_id
    OR EXISTS (SELECT 1 FROM mediation_plea_cases l WHERE l.plea_id = x.id AND l.case_id = NEW.case_id)))
    WHEN NEW.paper IN ('pledge', 'repentance') THEN EXISTS (SELECT 1 FROM mediation_pledges x WHERE x.id = NEW.about AND x.case_id = NEW.case_id)
    WHEN NEW.paper IN ('statement') THEN EXISTS (SELECT 1 FROM mediation_accounts x WHERE x.id = NEW.about AND x.case_id = NEW.case_id)
    WHEN NEW.paper IN ('session') THEN EXISTS (SELECT 1 FROM mediation_sessions x WHERE x.id = NEW.about AND x.case_id = NEW.case_id)
    WHEN NEW.paper IN ('investigation') THEN EXISTS (SELECT 1 FROM mediation_investigations x WHERE x.id = NEW.about AND x.case_id = NEW.case_id)
    WHEN NEW.paper IN ('follow-up') THEN EXISTS (SELECT 1 FROM mediation_follow_ups x WHERE x.id = NEW.about AND x.case_id = NEW.case_id)
    WHEN NEW.paper IN ('protection-record') THEN EXISTS (SELECT 1 FROM mediation_orders x WHERE x.id = NEW.about AND x.case_id = NEW.case_id)
    ELSE FALSE END;
END;
