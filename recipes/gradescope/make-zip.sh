#!/usr/bin/env bash
# Makes autograder.zip, which Gradescope asks for under "Configure Autograder": the course as it was
# last committed, setup.sh and run_autograder.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
out=${1:-$PWD/autograder.zip}
# What is named before the prefix lies at the top of the archive.
git -C "$here/../.." archive --format=zip --output="$out" \
    --add-file="$here/setup.sh" --add-file="$here/run_autograder" --prefix=course/ HEAD
echo "$out"
