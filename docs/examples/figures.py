"""One figure from the API, then three figures of the sector report from the dataset alone. Usage: python3 figures.py [SERVER]"""
import csv
import io
import json
import sys
import urllib.request

server = sys.argv[1] if len(sys.argv) > 1 else "http://localhost:5080"

query = """{ release(framework: "well-led") {
  benchmark(measure: { overall: true }) { groups { figure { ... on PublishedFigure { mean { label } } } } }
  datasets { name files { format url } }
} }"""
request = urllib.request.Request(
    f"{server}/graphql", json.dumps({"query": query}).encode(), {"content-type": "application/json"})
with urllib.request.urlopen(request) as answer:
    release = json.load(answer)["data"]["release"]
print(f"API: England's mean is {release['benchmark']['groups'][0]['figure']['mean']['label']}")

files = next(dataset["files"] for dataset in release["datasets"] if dataset["name"] == "figures")
url = next(file["url"] for file in files if file["format"] == "CSV")
with urllib.request.urlopen(server + url) as content:
    rows = list(csv.DictReader(io.TextIOWrapper(content, "utf-8", newline="")))

overall = {
    (row["region"], row["statistic"]): row
    for row in rows
    if row["level"] == "OVERALL" and row["size_band"] == row["service_type"] == row["authority_type"] == "ALL"
}


def show(region, statistic):
    row = overall[region, statistic]
    band = {"OR_ABOVE": " or above", "OR_BELOW": " or below"}.get(row["coding"], "")
    return row["value"] + band if row["value"] else row["symbols"]


print(f"Figure 1: {show('ALL', 'organisations')} organisations")
print(f"Figure 2: median {show('ALL', 'median')}, middle half {show('ALL', 'percentile_25')} to {show('ALL', 'percentile_75')}")
for region in dict.fromkeys(region for region, _ in overall if region != "ALL"):
    print(f"Figure 3: {region} {show(region, 'mean')}")
