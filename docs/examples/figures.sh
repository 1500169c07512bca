#!/usr/bin/env bash
# One figure from the API, then three figures of the sector report from the dataset alone. Usage: figures.sh [SERVER]
set -euo pipefail
server=${1:-http://localhost:5080}

query='{ release(framework: \"well-led\") { benchmark(measure: { overall: true }) { groups { figure { ... on PublishedFigure { mean { label } } } } } datasets { name files { format url } } } }'
answer=$(curl --silent --fail "$server/graphql" --header 'content-type: application/json' --data "{\"query\":\"$query\"}")
echo "API: England's mean is $(grep --only-matching '"label":"[^"]*"' <<<"$answer" | cut -d '"' -f 4)"

path=$(grep --only-matching '/datasets/[^"]*/figures.csv' <<<"$answer")
curl --silent --fail --compressed "$server$path" | tr --delete '\r' | awk -F , '
  NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
  $at["level"] != "OVERALL" || $at["size_band"] != "ALL" || $at["service_type"] != "ALL" || $at["authority_type"] != "ALL" { next }
  { band = $at["coding"] == "OR_ABOVE" ? " or above" : $at["coding"] == "OR_BELOW" ? " or below" : ""
    value[$at["region"], $at["statistic"]] = $at["value"] == "" ? $at["symbols"] : $at["value"] band
    if ($at["region"] != "ALL" && !seen[$at["region"]]++) regions[++count] = $at["region"] }
  END {
    print "Figure 1: " value["ALL", "organisations"] " organisations"
    print "Figure 2: median " value["ALL", "median"] ", middle half " value["ALL", "percentile_25"] " to " value["ALL", "percentile_75"]
    for (i = 1; i <= count; i++) print "Figure 3: " regions[i] " " value[regions[i], "mean"]
  }'
