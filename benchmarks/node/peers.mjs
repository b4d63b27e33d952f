// Runs the npm peers over JSON Lines from stdin ({"text": ...}), so that benchmarks/peers.py can compare them with credscore.
//
//     node peers.mjs FOLDER < texts.jsonl        FOLDER: where `npm install` put node_modules
//
// The first line of the output names the tools found: {"tools": {name: version}, "missing": {name: reason}}. Every line after
// it answers one text: {channel: [[start, end], ...]}, half-open, in code points;
// a channel is "peer/part", the part being quotes, sources, evidence or hedges.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const folder = path.resolve(process.argv[2] ?? ".");
const require = createRequire(path.join(folder, "package.json"));

async function load(name) {
  const found = await import(pathToFileURL(require.resolve(name)).href);
  return found.default ?? found;
}

const version = (name) => JSON.parse(readFileSync(path.join(folder, "node_modules", name, "package.json"), "utf8")).version;

// One maker per tool: what it needs, and a function from a text to spans in UTF-16 units by channel.
const MAKERS = {
  async "write-good"() {
    const writeGood = await load("write-good");
    const spans = (found) => found.map((s) => [s.index, s.index + s.offset]);
    const others = ["illusion", "so", "thereIs", "passive", "adverb", "tooWordy", "cliches", "eprime"];
    const weaselOnly = Object.fromEntries(others.map((check) => [check, false]));
    return (text) => ({
      "write-good, weasel check/hedges": spans(writeGood(text, weaselOnly)),
      "write-good, all checks/hedges": spans(writeGood(text)),
    });
  },
  async "retext-intensify"() {
    const { unified } = await import(pathToFileURL(require.resolve("unified")).href);
    const { VFile } = await import(pathToFileURL(require.resolve("vfile")).href);
    const processor = unified().use(await load("retext-english")).use(await load("retext-intensify"));
    return (text) => {
      const file = new VFile(text);
      processor.runSync(processor.parse(file), file);
      const spans = (messages) => messages.map((m) => [m.place.start.offset, m.place.end.offset]);
      return {
        "retext-intensify, hedge rule/hedges": spans(file.messages.filter((m) => m.ruleId === "hedge")),
        "retext-intensify, all rules/hedges": spans(file.messages),
      };
    };
  },
  async compromise() {
    const nlp = await load("compromise");
    return (text) => {
      const spans = [];
      let from = 0; // compromise's own offsets skip the opening mark but count it in the length: the text is looked up instead
      for (const quotation of nlp(text).quotations().out("array")) {
        const start = text.indexOf(quotation, from);
        if (start >= 0) {
          from = start + quotation.length;
          spans.push([start, from]);
        }
      }
      return { "compromise/quotes": spans };
    };
  },
  async "quote-parser"() {
    const { parse } = await load("quote-parser");
    return (text) => {
      const quotes = [];
      const sources = [];
      const evidence = []; // from the quotation to the name: what lies between them is the cue, which the tool does not give
      for (const found of parse(text, "en")) {
        const quote = [found.index, found.index + found.text.length];
        const name = [found.name.index, found.name.index + found.name.text.length];
        quotes.push(quote);
        sources.push(name);
        evidence.push(name[0] >= quote[1] ? [quote[1], name[1]] : [name[0], Math.max(quote[0], name[1])]);
      }
      return { "quote-parser/quotes": quotes, "quote-parser/sources": sources, "quote-parser/evidence": evidence };
    };
  },
};

// A tool is missing only when a module is not found; any other failure is a failure and stops the run.
const ABSENT = new Set(["MODULE_NOT_FOUND", "ERR_MODULE_NOT_FOUND"]);
const tools = {};
const missing = {};
const runs = [];
for (const [name, make] of Object.entries(MAKERS)) {
  try {
    runs.push(await make());
    tools[name] = version(name);
  } catch (error) {
    if (!ABSENT.has(error.code)) throw error;
    missing[name] = error.message.split("\n")[0];
  }
}

// Positions of code points for positions of UTF-16 units; null when they are the same.
function codePoints(text) {
  if (!/[\ud800-\udfff]/.test(text)) return null;
  const at = new Uint32Array(text.length + 1);
  let units = 0;
  let points = 0;
  for (const character of text) {
    at.fill(points, units, units + character.length);
    units += character.length;
    points += 1;
  }
  at[units] = points;
  return at;
}

process.stdout.write(`${JSON.stringify({ tools, missing })}\n`);
for await (const line of createInterface({ input: process.stdin })) {
  const { text } = JSON.parse(line);
  const at = codePoints(text);
  const answer = {};
  for (const run of runs)
    for (const [channel, spans] of Object.entries(run(text)))
      answer[channel] = at ? spans.map(([s, e]) => [at[s], at[e]]) : spans;
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
