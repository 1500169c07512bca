"""Draws the boxes read from standard input with matplotlib, and prints the milliseconds of one warm drawing to SVG."""
import io
import json
import sys
import time

import matplotlib

matplotlib.use("svg")
from matplotlib import pyplot  # noqa: E402

boxes = json.load(sys.stdin)
regions = list(dict.fromkeys(box["region"] for box in boxes))
sizes = list(dict.fromkeys(box["size"] for box in boxes))


def draw():
    figure, axes = pyplot.subplots(figsize=(9, 5), dpi=100)
    for offset, size in enumerate(sizes):
        stats = [
            {"whislo": box["p10"], "q1": box["p25"], "med": box["median"], "q3": box["p75"], "whishi": box["p90"],
             "mean": box["mean"], "fliers": []}
            for box in boxes if box["size"] == size
        ]
        axes.bxp(stats, positions=[at * 5 + offset for at in range(len(regions))], showfliers=False, showmeans=True)
    axes.set_ylim(1, 4)
    axes.set_xticks([at * 5 + 1.5 for at in range(len(regions))], regions, fontsize=7)
    axes.set_title("Scores by region and size")
    out = io.StringIO()
    figure.savefig(out, format="svg")
    pyplot.close(figure)
    return out.getvalue()


times = []
for run in range(20):
    start = time.perf_counter()
    assert "<svg" in draw()
    times.append(1000 * (time.perf_counter() - start))
warm = sorted(times[5:])
print(f"{warm[len(warm) // 2]:.3f}")
