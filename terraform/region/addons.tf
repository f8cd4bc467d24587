locals {
  addons = {
    # A node becomes ready with these, and the network takes its role from the agent; so they come before the nodes.
    before_nodes = {
      eks-pod-identity-agent = {}
      kube-proxy             = {}
      vpc-cni = {
        # Without it NetworkPolicies exist and restrict nobody.
        configuration = { enableNetworkPolicy = "true" }
        identity      = { role = "network", account = "aws-node" }
      }
    }
    after_nodes = {
      coredns = {}
      # Prometheus' volume. Its class is the cluster's default, since EKS has none any more.
      aws-ebs-csi-driver = {
        configuration = { defaultStorageClass = { enabled = true } }
        identity      = { role = "volumes", account = "ebs-csi-controller-sa" }
      }
    }
  }
}

resource "aws_eks_addon" "before_nodes" {
  for_each             = local.addons.before_nodes
  region               = local.region.aws_region
  cluster_name         = aws_eks_cluster.this.name
  addon_name           = each.key
  configuration_values = try(jsonencode(each.value.configuration), null)
  # EKS installs a network and a proxy of its own with the cluster; creating the managed ones over them is a conflict.
  resolve_conflicts_on_create = "OVERWRITE"
  resolve_conflicts_on_update = "OVERWRITE"
  tags                        = local.tags

  dynamic "pod_identity_association" {
    for_each = try([each.value.identity], [])
    content {
      role_arn        = aws_iam_role.this[pod_identity_association.value.role].arn
      service_account = pod_identity_association.value.account
    }
  }

  depends_on = [aws_iam_role_policy_attachment.managed]
}

resource "aws_eks_addon" "after_nodes" {
  for_each                    = local.addons.after_nodes
  region                      = local.region.aws_region
  cluster_name                = aws_eks_cluster.this.name
  addon_name                  = each.key
  configuration_values        = try(jsonencode(each.value.configuration), null)
  resolve_conflicts_on_create = "OVERWRITE"
  resolve_conflicts_on_update = "OVERWRITE"
  tags                        = local.tags

  dynamic "pod_identity_association" {
    for_each = try([each.value.identity], [])
    content {
      role_arn        = aws_iam_role.this[pod_identity_association.value.role].arn
      service_account = pod_identity_association.value.account
    }
  }

  depends_on = [aws_eks_node_group.system, aws_iam_role_policy_attachment.managed]
}
