-- One kind of request per run, named by the environment: hit, miss, bypass, stream, pieces (a stream an event at a time),
-- grounded (a stream about a product).
local kind = os.getenv('BENCH_KIND')
local seed = os.getenv('BENCH_SEED') or '0'
local question = 'Which backpack would you take for three days in the hills, and why? '
local count = 0
wrk.method = 'POST'
wrk.path = '/v1/chat/completions'
wrk.headers['Content-Type'] = 'application/json'
-- The one shop sells nothing, so its requests are about no products; the other is the sample shop.
wrk.headers['Authorization'] = kind == 'grounded' and 'Bearer llasa_dev_localonly' or 'Bearer llasa_own_localonly'

local backend = os.getenv('BENCH_BACKEND') or ''
if backend ~= '' then
  wrk.headers['Authorization'] = 'Bearer none'
  wrk.headers['x-portkey-provider'] = 'openai'
  wrk.headers['x-portkey-custom-host'] = 'http://127.0.0.1:' .. backend .. '/v1'
end

local function body(text, temperature, stream)
  return string.format('{"model":"llasa","temperature":%s,"stream":%s,"messages":[{"role":"user","content":"%s"}]}', temperature, stream, text)
end

local aboutProduct = '{"model":"llasa-large","temperature":1,"stream":true,"messages":[{"role":"user","content":"Tell me about this one for a hut tour."}],"llasa":{"products":["ridge-45-backpack"]}}'

request = function()
  count = count + 1
  if kind == 'grounded' then return wrk.format(nil, nil, nil, aboutProduct) end
  if kind == 'hit' then return wrk.format(nil, nil, nil, body(question, '0', 'false')) end
  if kind == 'miss' then return wrk.format(nil, nil, nil, body(question .. seed .. '-' .. count, '0', 'false')) end
  if kind == 'pieces' then return wrk.format(nil, nil, nil, body(question .. 'Say it piece by piece.', '1', 'true')) end
  return wrk.format(nil, nil, nil, body(question, '1', kind == 'stream' and 'true' or 'false'))
end

done = function(summary, latency)
  io.write(string.format('RESULT {"requests":%d,"microseconds":%d,"errors":%d,"p50":%d,"p99":%d}\n',
    summary.requests, summary.duration, summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.timeout,
    latency:percentile(50), latency:percentile(99)))
end
