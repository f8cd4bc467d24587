module "regions" {
  source      = "../regions"
  environment = var.environment
  regions     = var.regions
}

locals {
  region = module.regions.regions[var.name]
  tags   = { project = "llasa", environment = var.environment, region = var.name }
}
