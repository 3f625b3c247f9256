#include "cli/live_views.h"
#include "cli/names.h"
#include "cli/trace_views.h"

namespace racecourse::cli {
namespace {

void writeRow(Json& json, const LiveRow& row) {
  json.beginObject();
  json.member("kind", nameOf(row.outcome.kind));
  json.member("output", row.outcome.output);
  json.key("values");
  writeValues(json, row.outcome.values);
  json.member("failure", row.outcome.failure);
  json.member("count", row.outcome.count);
  json.member("possible", row.provable);
  json.member("probability", row.probability);
  json.endObject();
}

void writeEnvironment(Json& json, const LiveFinding& finding) {
  json.key("environment");
  json.beginObject();
  json.member("cores", finding.environment.cores);
  json.member("threads", finding.live.threads);
  json.member("overlapped", finding.live.overlapped);
  json.member("locked", finding.live.locked);
  json.member("seconds", static_cast<double>(finding.live.elapsed_ns) / 1e9);
  json.endObject();
}

}  // namespace

void writeLive(Json& json, const LiveFinding& finding) {
  json.beginObject();
  json.member("file", finding.name);
  json.member("runs", finding.live.runs);
  json.member("endless", finding.live.endless);
  json.member("tooLarge", finding.live.too_large);
  json.member("interrupted", finding.interrupted);
  json.key("outcomes");
  json.beginArray();
  for (const LiveRow& row : finding.rows) writeRow(json, row);
  json.endArray();
  json.member("verdict", finding.proof ? std::optional(nameOf(finding.proof->report.verdict)) : std::nullopt);
  json.member("allOutcomes", finding.proof && finding.proof->report.all_outcomes);
  json.member("impossible", contradicts(finding));
  writeEnvironment(json, finding);
  json.endObject();
}

}  // namespace racecourse::cli
