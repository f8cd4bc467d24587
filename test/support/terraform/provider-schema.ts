/** As `terraform providers schema -json` writes it, as far as we use it. */
export interface Attribute {
  readonly type?: string | readonly unknown[]
  readonly nested_type?: { readonly nesting_mode: string; readonly attributes?: Record<string, Attribute> }
  readonly required?: boolean
  readonly optional?: boolean
  readonly computed?: boolean
  readonly deprecated?: boolean
}
export interface Block {
  readonly attributes: Record<string, Attribute>
  readonly block_types?: Record<string, BlockType>
}
export interface BlockType {
  readonly nesting_mode: string
  readonly min_items?: number
  readonly max_items?: number
  readonly block: Block
}
interface Typed {
  readonly version: number
  readonly block: Block
}
export interface ProviderSchema {
  /** Of the provider, exactly as our configurations must pin it. */
  readonly version: string
  readonly provider: Typed
  readonly resource_schemas: Record<string, Typed>
  readonly data_source_schemas: Record<string, Typed>
}
