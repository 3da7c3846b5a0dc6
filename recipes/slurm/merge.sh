#!/usr/bin/env bash
#SBATCH --job-name=merge
#SBATCH --time=00:10:00
#
# Puts the shares of grade.sh together. COURSE and RESULTS are those of grade.sh.
set -euo pipefail

: "${COURSE:?the folder of the course}" "${RESULTS:?the folder with the shares}"

exec "$COURSE/target/debug/workbook" merge "$RESULTS"/share-* --out "$RESULTS/all"
