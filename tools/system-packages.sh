#!/bin/sh
# Makes sure of bubblewrap: through apt when root, else one line that says what to type.
set -eu
missing=""
command -v bwrap >/dev/null 2>&1 || [ -x /usr/bin/bwrap ] || missing="bubblewrap"
ldconfig -p 2>/dev/null | grep -q 'libseccomp\.so\.2' || ls /usr/lib/*/libseccomp.so.2 >/dev/null 2>&1 || missing="$missing libseccomp2"

# `tests`: a PostgreSQL server too, for the test that starts one (and is skipped without).
# Debian's package would start one of its own: not wanted.
if [ "${1:-}" = tests ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1 &&
    ! ls /usr/lib/postgresql/*/bin/postgres >/dev/null 2>&1; then
    echo "installing postgresql, for the tests"
    settings=/etc/postgresql-common/createcluster.d
    mkdir -p "$settings"
    echo "create_main_cluster = false" >"$settings/autograder.conf"
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends postgresql; } \
        >/tmp/autograder-apt.log 2>&1 || echo "not possible: the test of a PostgreSQL gradebook will be skipped"
    rm -f "$settings/autograder.conf"
fi
[ -z "$missing" ] && exit 0
install="apt-get install -y --no-install-recommends $missing"
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "installing$([ -n "$missing" ] && printf ' %s' $missing)"
    { apt-get update -qq && $install; } >/tmp/autograder-apt.log 2>&1 && exit 0
    tail -n 3 /tmp/autograder-apt.log >&2
fi
echo "missing:$([ -n "$missing" ] && printf ' %s' $missing): type \`sudo $install\`, then start again" >&2
exit 2
