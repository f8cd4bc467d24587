terraform {
  required_version = ">= 1.11.0"
  required_providers {
    # Exact, as schemas/*.json are of these.
    aws  = { source = "hashicorp/aws", version = "6.25.0" }
    helm = { source = "hashicorp/helm", version = "3.1.1" }
  }
}
