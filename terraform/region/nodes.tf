locals {
  # Pods have their own identity and no business with the node's.
  metadata = { http_tokens = "required", http_put_response_hop_limit = 1 }
  # A capacity block is bought ahead, and machines come from it alone.
  reserved = local.region.capacity_type == "CAPACITY_BLOCK"

  launch_templates = {
    system = { disk_gib = 80, user_data = null, reserved = false }
    gpu    = { disk_gib = 200, user_data = local.gpu_user_data, reserved = local.reserved }
  }

  # The machine's own disks as one, for images, pods and models. The folder of the models belongs to who runs the engines; it is made
  # when the disks are there, whichever comes first.
  gpu_user_data = base64encode(<<-EOT
    MIME-Version: 1.0
    Content-Type: multipart/mixed; boundary="llasa"

    --llasa
    Content-Type: application/node.eks.aws

    apiVersion: node.eks.aws/v1alpha1
    kind: NodeConfig
    spec:
      instance:
        localStorage:
          strategy: RAID0

    --llasa
    Content-Type: text/x-shellscript; charset="us-ascii"

    #!/bin/sh
    cat > /etc/systemd/system/llasa-disk.service <<'UNIT'
    [Service]
    Type=oneshot
    ExecStart=/bin/sh -c 'until mountpoint -q /mnt/k8s-disks/0; do sleep 1; done; install -d -o 10001 -g 10001 /mnt/k8s-disks/0/llasa /mnt/k8s-disks/0/llasa/compiled'
    UNIT
    systemctl daemon-reload
    systemctl start --no-block llasa-disk.service

    --llasa--
  EOT
  )
}

resource "aws_launch_template" "this" {
  for_each               = local.launch_templates
  region                 = local.region.aws_region
  name                   = "${local.region.name}-${each.key}"
  update_default_version = true
  user_data              = each.value.user_data
  tags                   = local.tags

  metadata_options {
    http_tokens                 = local.metadata.http_tokens
    http_put_response_hop_limit = local.metadata.http_put_response_hop_limit
  }

  block_device_mappings {
    device_name = "/dev/xvda"
    ebs {
      volume_size = each.value.disk_gib
      volume_type = "gp3"
      encrypted   = "true"
    }
  }

  dynamic "instance_market_options" {
    for_each = each.value.reserved ? [true] : []
    content {
      market_type = "capacity-block"
    }
  }

  dynamic "capacity_reservation_specification" {
    for_each = each.value.reserved ? [true] : []
    content {
      capacity_reservation_target {
        capacity_reservation_id = var.capacity_reservation_id
      }
    }
  }
}

moved {
  from = aws_launch_template.system
  to   = aws_launch_template.this["system"]
}

moved {
  from = aws_launch_template.gpu
  to   = aws_launch_template.this["gpu"]
}

resource "aws_eks_node_group" "system" {
  region          = local.region.aws_region
  cluster_name    = aws_eks_cluster.this.name
  node_group_name = "system"
  node_role_arn   = aws_iam_role.this["nodes"].arn
  subnet_ids      = [for subnet in aws_subnet.private : subnet.id]
  instance_types  = [var.system_nodes.instance_type]
  ami_type        = "AL2023_x86_64_STANDARD"
  tags            = local.tags

  launch_template {
    id      = aws_launch_template.this["system"].id
    version = aws_launch_template.this["system"].latest_version
  }

  scaling_config {
    min_size     = var.system_nodes.count
    desired_size = var.system_nodes.count
    max_size     = var.system_nodes.count + 3
  }

  update_config {
    max_unavailable = 1
  }

  depends_on = [aws_iam_role_policy_attachment.managed, module.addons_before_nodes]
}

resource "aws_eks_node_group" "gpu" {
  region          = local.region.aws_region
  cluster_name    = aws_eks_cluster.this.name
  node_group_name = "gpu"
  node_role_arn   = aws_iam_role.this["nodes"].arn
  subnet_ids      = [for zone in local.gpu_zones : aws_subnet.private[zone].id]
  instance_types  = [local.region.instance_type]
  capacity_type   = local.region.capacity_type
  ami_type        = "AL2023_x86_64_NVIDIA"
  tags            = local.tags

  launch_template {
    id      = aws_launch_template.this["gpu"].id
    version = aws_launch_template.this["gpu"].latest_version
  }

  scaling_config {
    min_size     = local.region.nodes_min
    desired_size = local.region.nodes_min
    max_size     = local.region.nodes_max
  }

  taint {
    key    = "nvidia.com/gpu"
    value  = "present"
    effect = "NO_SCHEDULE"
  }

  update_config {
    max_unavailable = 1
  }

  lifecycle {
    # The autoscaler's.
    ignore_changes = [scaling_config[0].desired_size]
    precondition {
      condition     = !local.reserved || var.capacity_reservation_id != null
      error_message = "A capacity block needs its capacity_reservation_id."
    }
    precondition {
      condition     = length(local.gpu_zones) > 0
      error_message = "${local.region.instance_type} is offered in none of ${join(", ", local.zones)}: name zones in the map that have it."
    }
  }

  depends_on = [aws_iam_role_policy_attachment.managed, module.addons_before_nodes]
}
