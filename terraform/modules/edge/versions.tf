terraform {
  required_version = ">= 1.11.0"
  required_providers {
    # Exact: minor releases change schemas, and schemas/cloudflare.json is of this one.
    cloudflare = { source = "cloudflare/cloudflare", version = "5.14.0" }
  }
}
