# One figure from the API, then three figures of the sector report from the dataset alone. Usage: Rscript figures.R [SERVER]
arguments <- commandArgs(trailingOnly = TRUE)
server <- if (length(arguments) > 0) arguments[1] else "http://localhost:5080"

query <- '{ release(framework: "well-led") {
  benchmark(measure: { overall: true }) { groups { figure { ... on PublishedFigure { mean { label } } } } }
  datasets { name files { format url } }
} }'
connection <- url(paste0(server, "/graphql?query=", URLencode(query, reserved = TRUE)), headers = c(accept = "application/json"))
answer <- paste(readLines(connection, warn = FALSE), collapse = "")
close(connection)
first <- function(pattern) sub(pattern, "\\1", regmatches(answer, regexpr(pattern, answer)))
cat("API: England's mean is ", first('"label":"([^"]*)"'), "\n", sep = "")

figures <- read.csv(paste0(server, first('"(/datasets/[^"]*/figures\\.csv)"')), colClasses = "character", na.strings = character())
overall <- subset(figures, level == "OVERALL" & size_band == "ALL" & service_type == "ALL" & authority_type == "ALL")
bands <- c(EXACT = "", OR_ABOVE = " or above", OR_BELOW = " or below")
show <- function(where, what) {
  row <- subset(overall, region == where & statistic == what)
  if (row$value == "") row$symbols else paste0(row$value, bands[[row$coding]])
}
cat("Figure 1: ", show("ALL", "organisations"), " organisations\n", sep = "")
cat("Figure 2: median ", show("ALL", "median"), ", middle half ", show("ALL", "percentile_25"), " to ", show("ALL", "percentile_75"), "\n", sep = "")
for (where in setdiff(unique(overall$region), "ALL")) cat("Figure 3: ", where, " ", show(where, "mean"), "\n", sep = "")
