terraform {
  required_version = ">= 1.11.0"
  required_providers {
    aws = { source = "hashicorp/aws", version = "6.66.0" }
  }
}

resource "aws_eks_addon" "this" {
  for_each             = var.addons
  region               = var.cluster.region
  cluster_name         = var.cluster.name
  addon_name           = each.key
  configuration_values = each.value.configuration
  # EKS installs a network and a proxy of its own with the cluster; creating the managed ones over them is a conflict.
  resolve_conflicts_on_create = "OVERWRITE"
  resolve_conflicts_on_update = "OVERWRITE"
  tags                        = var.cluster.tags

  dynamic "pod_identity_association" {
    for_each = each.value.identity[*]
    content {
      role_arn        = pod_identity_association.value.role_arn
      service_account = pod_identity_association.value.account
    }
  }
}
