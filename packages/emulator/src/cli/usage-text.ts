/** What `--help` prints. */
export const USAGE = `Usage: openrouter-emulator [options]

Serves a simulated OpenRouter until it is interrupted. Point your client at the base URL that it prints;
any key that begins with sk-or- is good.

  --port N          port to listen on (default: any free port)
  --host NAME       address to listen on (default 127.0.0.1: only this machine)
  --models FILE     your own catalogue: the JSON that GET /models answers
  --script FILE     what the next calls answer: JSON of steps, or of aimock's fixtures
  --fault FAULT     what goes wrong with every request, for example 503, no-done,
                    "cut; after.bytes=300", "rate-limit; retry-after=7"; may be repeated
                    where each says how often, or with what: "502; times=2",
                    "no-done; match.path=/chat/completions"
  --upstreams LIST  upstreams that are not up: "Anthropic=down; azure=rate-limited"
  --key KEY         accept this key only; may be repeated
  --seed N          varies the wording of answers and makes ids repeatable
  --pace N          milliseconds between the events of a stream (default 0)
  --record FILE     send requests on to OpenRouter and append the exchanges to a file,
                    without keys; --upstream URL sends them elsewhere
  --replay PATH     answer from a file or folder of recordings
  --quiet           no log of requests
  --version         the version
  -h, --help        this text

A request can ask for its own: x-emulator-fault, x-emulator-upstreams, x-emulator-pace.
The first interrupt (Ctrl+C) lets open requests end for five seconds, the second does not wait.`;
