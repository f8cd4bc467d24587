terraform {
  required_version = ">= 1.11.0"
  required_providers {
    # Exact: minor releases change schemas.
    aws  = { source = "hashicorp/aws", version = "6.66.0" }
    helm = { source = "hashicorp/helm", version = "3.1.2" }
  }
  # One state a region, in any S3-compatible store: terraform init -backend-config=… (../README.md).
  backend "s3" {
    use_lockfile = true
    encrypt      = true
  }
}

# Who we are comes from the environment; each resource names its region itself.
provider "aws" {
  region = local.region.aws_region
}

# Credentials of a few minutes, fetched when they are needed: none in the state.
provider "helm" {
  kubernetes = {
    host                   = aws_eks_cluster.this.endpoint
    cluster_ca_certificate = base64decode(aws_eks_cluster.this.certificate_authority[0].data)
    exec = {
      api_version = "client.authentication.k8s.io/v1beta1"
      command     = "aws"
      args        = ["eks", "get-token", "--cluster-name", local.region.name, "--region", local.region.aws_region]
    }
  }
}
