import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadPackageDefinition, Server, ServerCredentials, type ServiceClientConstructor } from '@grpc/grpc-js'
import { loadSync } from '@grpc/proto-loader'
import type { Attribute, Block, ProviderSchema } from './provider-schema.ts'

/**
 * A provider that has its schema and does nothing: with it Terraform itself validates our configurations and plans them with mocked
 * providers, where the real ones cannot be had. Spoken by HashiCorp's go-plugin: a line on standard output says where it listens.
 */
const nestings: Readonly<Record<string, number>> = { single: 1, list: 2, set: 3, map: 4 }

const wireAttributes = (attributes: Record<string, Attribute> = {}): object[] =>
  Object.entries(attributes).map(([name, { type, nested_type: nested, ...need }]) => ({
    name,
    ...need,
    ...(nested
      ? { nested_type: { attributes: wireAttributes(nested.attributes), nesting: nestings[nested.nesting_mode] } }
      : { type: Buffer.from(JSON.stringify(type)) }),
  }))

const wireBlock = ({ attributes, block_types: blocks = {} }: Block): object => ({
  attributes: wireAttributes(attributes),
  block_types: Object.entries(blocks).map(([name, { nesting_mode: mode, min_items, max_items, block }]) => ({
    type_name: name,
    block: wireBlock(block),
    nesting: nestings[mode],
    min_items,
    max_items,
  })),
})

const wireSchemas = (schemas: ProviderSchema['resource_schemas']): object =>
  Object.fromEntries(Object.entries(schemas).map(([type, { version, block }]) => [type, { version, block: wireBlock(block) }]))

const schema = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as ProviderSchema
const answer = {
  provider: { version: 0, block: wireBlock(schema.provider.block) },
  resource_schemas: wireSchemas(schema.resource_schemas),
  data_source_schemas: wireSchemas(schema.data_source_schemas),
}

const protocol = loadPackageDefinition(loadSync(join(import.meta.dirname, 'tfplugin6.proto'), { keepCase: true, longs: Number }))
const { service } = (protocol.tfplugin6 as { Provider: ServiceClientConstructor } & typeof protocol).Provider
type Reply = (error: null, value: object) => void
const fine = (_call: unknown, reply: Reply): void => reply(null, {})
const server = new Server({ 'grpc.max_send_message_length': -1 })
server.addService(service, {
  GetProviderSchema: (_call: unknown, reply: Reply) => reply(null, answer),
  ValidateProviderConfig: fine,
  ValidateResourceConfig: fine,
  ValidateDataResourceConfig: fine,
  ConfigureProvider: fine,
  StopProvider: fine,
})
// go-plugin asks a plugin it is done with to end; Terraform kills the process otherwise, seconds later.
server.addService(
  {
    Shutdown: {
      path: '/plugin.GRPCController/Shutdown',
      requestStream: false,
      responseStream: false,
      requestSerialize: () => Buffer.alloc(0),
      requestDeserialize: () => ({}),
      responseSerialize: () => Buffer.alloc(0),
      responseDeserialize: () => ({}),
    },
  },
  {
    Shutdown: (_call: unknown, reply: Reply) => {
      reply(null, {})
      setImmediate(() => process.exit(0))
    },
  },
)
server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, port) => {
  if (error) throw error
  process.stdout.write(`1|6|tcp|127.0.0.1:${port}|grpc|\n`)
})
