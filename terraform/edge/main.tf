terraform {
  required_version = ">= 1.11.0"
  required_providers {
    cloudflare = { source = "cloudflare/cloudflare", version = "5.14.0" }
  }
  # Any S3-compatible store: terraform init -backend-config=… (docs/runbook.md). One state an environment.
  backend "s3" {}
}

# The token comes from CLOUDFLARE_API_TOKEN.
provider "cloudflare" {}

module "regions" {
  source      = "../modules/regions"
  regions     = var.regions
  environment = var.environment
}

module "edge" {
  source        = "../modules/edge"
  account_id    = var.account_id
  zone          = var.zone
  worker        = var.worker_is_deployed ? "llasa-edge-${var.environment}" : null
  environment   = var.environment
  regions       = { for name, region in module.regions.regions : name => { name = region.name, binding = region.binding } }
  operators     = var.operators
  load_balancer = var.load_balancer
}
