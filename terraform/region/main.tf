terraform {
  required_version = ">= 1.11.0"
  required_providers {
    aws  = { source = "hashicorp/aws", version = "6.25.0" }
    helm = { source = "hashicorp/helm", version = "3.1.1" }
  }
  # One state a region: terraform init -backend-config="key=region/${environment}/${name}" … (docs/runbook.md).
  backend "s3" {}
}

module "regions" {
  source      = "../modules/regions"
  regions     = var.regions
  environment = var.environment
}

locals {
  region = module.regions.regions[var.name]
}

# Who we are comes from the environment; each resource says its region itself.
provider "aws" {
  region = local.region.aws_region
}

# Credentials of a few minutes, asked for when they are needed: none in the state.
provider "helm" {
  kubernetes = {
    host                   = data.aws_eks_cluster.this.endpoint
    cluster_ca_certificate = base64decode(data.aws_eks_cluster.this.certificate_authority[0].data)
    exec = {
      api_version = "client.authentication.k8s.io/v1beta1"
      command     = "aws"
      args        = ["eks", "get-token", "--cluster-name", local.region.name, "--region", local.region.aws_region]
    }
  }
}

data "aws_eks_cluster" "this" {
  name       = local.region.name
  region     = local.region.aws_region
  depends_on = [module.gpu_region.cluster]
}

module "gpu_region" {
  source                  = "../modules/gpu-region"
  environment             = var.environment
  name                    = var.name
  region                  = local.region
  api_cidrs               = var.api_cidrs
  capacity_reservation_id = var.capacity_reservation_id
  model                   = var.model
  images                  = var.images
}
