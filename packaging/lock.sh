#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Renews uv.lock and what is made from it. Arguments go to `uv lock`: --upgrade, --upgrade-package NAME.
# Needs uv, which nothing else here needs. Settings of this computer are left out: a lock file names the
# public registry only (tests/packaging/test_lock.py).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

for setting in $(compgen -e | grep -E '^(UV|PIP)_' || true); do
  unset "$setting"
done
uv lock "$@"
uv export --quiet --frozen --no-emit-project --all-groups --output-file packaging/requirements.txt
uv export --quiet --frozen --no-emit-project --no-default-groups --output-file packaging/requirements-runtime.txt
