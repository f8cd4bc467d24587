terraform {
  required_version = ">= 1.11.0"
  required_providers {
    # Exact: minor releases change schemas.
    cloudflare = { source = "cloudflare/cloudflare", version = "5.22.0" }
  }
  # One state an environment, in any S3-compatible store: terraform init -backend-config=… (../README.md).
  backend "s3" {
    use_lockfile = true
    encrypt      = true
  }
}

# The token comes from CLOUDFLARE_API_TOKEN.
provider "cloudflare" {}
