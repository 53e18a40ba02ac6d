#!/bin/sh
# What is left to do once the files of the deb lie in place. `${executable}` and `${sanitizedProductName}` are put in by the builder.
set -e

program='/opt/${sanitizedProductName}'

# On the path by its name, and back out of it when the package is removed.
if command -v update-alternatives >/dev/null 2>&1; then
  update-alternatives --install '/usr/bin/${executable}' '${executable}' "$program/${executable}" 100
else
  ln -sf "$program/${executable}" '/usr/bin/${executable}'
fi

# Chromium's sandbox runs through this helper where a user may not make namespaces. Root could make one while it installs, so
# trying it here says nothing about the user at the desk: the helper always has its rights.
if [ -e "$program/chrome-sandbox" ]; then
  chown root:root "$program/chrome-sandbox"
  chmod 4755 "$program/chrome-sandbox"
fi

# Newer systems forbid namespaces to programs without a profile; older ones do not read this one, and need none.
profile="$program/resources/apparmor-profile"
if [ -e "$profile" ] && command -v apparmor_parser >/dev/null 2>&1; then
  if apparmor_parser --skip-kernel-load --debug "$profile" >/dev/null 2>&1; then
    cp -f "$profile" '/etc/apparmor.d/${executable}'
    apparmor_parser --replace --write-cache --skip-read-cache '/etc/apparmor.d/${executable}' || true
  fi
fi

# The entry in the menu is there at once.
if command -v update-desktop-database >/dev/null 2>&1; then
  update-desktop-database /usr/share/applications || true
fi
