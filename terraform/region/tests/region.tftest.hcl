mock_provider "aws" {
  mock_data "aws_availability_zones" {
    defaults = { names = ["eu-central-1c", "eu-central-1a", "eu-central-1b", "eu-central-1d"] }
  }
  mock_data "aws_ec2_instance_type_offerings" {
    defaults = { locations = ["eu-central-1b", "eu-central-1d"] }
  }
  mock_data "aws_caller_identity" {
    defaults = { account_id = "123456789012" }
  }
  # Real providers, which check what they are given, refuse made-up names.
  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::123456789012:role/mocked" }
  }
  mock_resource "aws_kms_key" {
    defaults = { arn = "arn:aws:kms:eu-central-1:123456789012:key/11111111-1111-1111-1111-111111111111" }
  }
  mock_resource "aws_s3_bucket" {
    defaults = { arn = "arn:aws:s3:::mocked" }
  }
  mock_resource "aws_vpc_endpoint" {
    defaults = { cidr_blocks = ["52.219.0.0/16"] }
  }
  mock_resource "aws_launch_template" {
    defaults = { id = "lt-0123456789abcdef0", latest_version = 1 }
  }
  mock_resource "aws_eks_cluster" {
    defaults = { endpoint = "https://cluster.example.com", certificate_authority = [{ data = "Y2VydGlmaWNhdGU=" }] }
  }
}
mock_provider "helm" {}

override_resource {
  target = aws_kms_key.this["secrets"]
  values = { arn = "arn:aws:kms:eu-central-1:123456789012:key/22222222-2222-2222-2222-222222222222" }
}

override_resource {
  target = aws_iam_role.this["network"]
  values = { arn = "arn:aws:iam::123456789012:role/network" }
}

variables {
  environment = "production"
  name        = "eu"
  regions = {
    eu = {
      aws_region        = "eu-central-1"
      cidr              = "10.10.0.0/16"
      profile           = "h100x2-fp8-tp2"
      instance_type     = "p5.48xlarge"
      replicas_per_node = 4
      replicas_min      = 4
      replicas_max      = 20
    }
  }
  model = { id = "llasa-72b", manifest_sha256 = "1111111111111111111111111111111111111111111111111111111111111111" }
  images = {
    engine      = { repository = "example.com/llasa-engine", digest = "sha256:2222222222222222222222222222222222222222222222222222222222222222" }
    gateway     = { repository = "example.com/llasa-gateway", digest = "sha256:3333333333333333333333333333333333333333333333333333333333333333" }
    cloudflared = { digest = "sha256:4444444444444444444444444444444444444444444444444444444444444444" }
  }
}

run "nothing_of_a_region_is_public" {
  command = apply

  assert {
    condition     = !aws_eks_cluster.this.vpc_config[0].endpoint_public_access
    error_message = "The cluster's API is open."
  }
  assert {
    condition     = alltrue([for subnet in aws_eks_cluster.this.vpc_config[0].subnet_ids : contains([for each in aws_subnet.private : each.id], subnet)])
    error_message = "Nodes stand in a public subnet."
  }
  assert {
    condition     = aws_s3_bucket_public_access_block.models.block_public_policy && aws_s3_bucket_public_access_block.models.restrict_public_buckets
    error_message = "Models could be read by anybody."
  }
  assert {
    condition     = length(distinct([for each in concat(values(aws_subnet.private), values(aws_subnet.public)) : each.cidr_block])) == 6
    error_message = "Subnets overlap."
  }
}

run "cards_are_taken_by_engines_only_and_within_bounds" {
  command = apply

  assert {
    condition     = aws_eks_node_group.gpu.scaling_config[0].max_size == 5 && one([for taint in aws_eks_node_group.gpu.taint : taint.effect]) == "NO_SCHEDULE"
    error_message = "Others could take the cards, or more are bought than meant."
  }
  assert {
    condition = alltrue([for template in values(aws_launch_template.this) :
      template.metadata_options[0].http_tokens == "required" && template.metadata_options[0].http_put_response_hop_limit == 1
    ])
    error_message = "A pod could take the node's identity."
  }
  assert {
    condition     = keys(aws_subnet.private) == ["eu-central-1a", "eu-central-1b", "eu-central-1c"]
    error_message = "The subnets' zones change with the order in which AWS lists them."
  }
  assert {
    condition     = aws_eks_node_group.gpu.subnet_ids == toset([aws_subnet.private["eu-central-1b"].id])
    error_message = "A zone without these machines would be tried."
  }
  assert {
    condition     = strcontains(base64decode(aws_launch_template.this["gpu"].user_data), "strategy: RAID0")
    error_message = "Models would lie on the network's disk."
  }
}

run "the_chart_gets_a_whole_region" {
  command = apply

  assert {
    condition = alltrue([for key in ["profile", "region", "model", "images"] :
      contains(keys(merge([for value in helm_release.llasa.values : yamldecode(value)]...)), key)
    ])
    error_message = "The chart would refuse its values."
  }
  assert {
    condition     = yamldecode(helm_release.llasa.values[1]).engine == { kind = "trtllm", nodeCards = 8, replicasMin = 4, replicasMax = 20 }
    error_message = "The map's bounds do not reach the chart."
  }
  assert {
    condition     = alltrue([for release in helm_release.platform : can(regex("^[0-9]+\\.[0-9]+\\.[0-9]+$", release.version))])
    error_message = "A chart's version is not pinned."
  }
  assert {
    condition     = yamldecode(helm_release.platform["kube-prometheus-stack"].values[0]).prometheus.prometheusSpec.storageSpec.volumeClaimTemplate.spec.accessModes == ["ReadWriteOnce"]
    error_message = "A restart of Prometheus would forget the week that the forecast looks back on."
  }
}

run "engines_reach_their_models_and_nothing_else_outside" {
  command = apply

  assert {
    condition     = yamldecode(helm_release.llasa.values[1]).model.bucketCidrs == ["52.219.0.0/16"]
    error_message = "An engine could send what it read to anybody."
  }
  assert {
    condition     = jsondecode(aws_iam_role_policy.engine.policy).Statement[1].Condition.StringLike["kms:EncryptionContext:aws:s3:arn"] == ["arn:aws:s3:::mocked", "arn:aws:s3:::mocked/*"]
    error_message = "The key would open other buckets' objects too."
  }
}

run "addons_replace_what_the_cluster_brings" {
  command = apply

  assert {
    condition = alltrue([for addon in concat(values(module.addons_before_nodes.addons), values(module.addons_after_nodes.addons)) :
      addon.resolve_conflicts_on_create == "OVERWRITE"
    ])
    error_message = "EKS installs its own network first: creating the managed one is a conflict that ends the apply."
  }
  assert {
    condition     = strcontains(module.addons_before_nodes.addons["vpc-cni"].configuration_values, "enableNetworkPolicy")
    error_message = "NetworkPolicies would restrict nobody."
  }
  assert {
    condition     = one(module.addons_before_nodes.addons["vpc-cni"].pod_identity_association).role_arn == aws_iam_role.this["network"].arn
    error_message = "The network would have no role: no node becomes ready."
  }
}

run "the_engine_may_read_models_and_nothing_else" {
  command = apply

  assert {
    condition     = toset(flatten([for statement in jsondecode(aws_iam_role_policy.engine.policy).Statement : statement.Action])) == toset(["s3:GetObject", "kms:Decrypt"])
    error_message = "The engine's role may more than it needs."
  }
  assert {
    condition     = alltrue([for statement in jsondecode(aws_iam_role_policy.engine.policy).Statement : statement.Resource != "*" && statement.Resource != aws_kms_key.this["secrets"].arn])
    error_message = "The engine could decrypt the cluster's secrets."
  }
  assert {
    condition     = toset([for key, role in local.managed : key if role == "nodes"]) == toset(["AmazonEKSWorkerNodePolicy", "AmazonEC2ContainerRegistryPullOnly"])
    error_message = "Whatever a node may, each of its pods could take."
  }
}

run "a_capacity_block_needs_its_reservation" {
  command         = plan
  expect_failures = [aws_eks_node_group.gpu]
  variables {
    regions = {
      eu = {
        aws_region        = "eu-central-1"
        cidr              = "10.10.0.0/16"
        profile           = "b200x1-nvfp4"
        instance_type     = "p6-b200.48xlarge"
        replicas_per_node = 8
        replicas_max      = 16
        capacity_type     = "CAPACITY_BLOCK"
      }
    }
  }
}

run "a_zone_without_the_machine_is_refused" {
  command         = plan
  expect_failures = [aws_eks_node_group.gpu]
  variables {
    regions = {
      eu = {
        aws_region        = "eu-central-1"
        cidr              = "10.10.0.0/16"
        profile           = "h100x2-fp8-tp2"
        instance_type     = "p5.48xlarge"
        replicas_per_node = 4
        replicas_max      = 8
        zones             = ["eu-central-1a", "eu-central-1c"]
      }
    }
  }
}

run "the_cluster_is_not_for_everybody" {
  command         = plan
  expect_failures = [var.api_cidrs]
  variables {
    api_cidrs = ["0.0.0.0/0"]
  }
}

run "nor_for_everybody_in_two_halves_or_by_ipv6" {
  command         = plan
  expect_failures = [var.api_cidrs]
  variables {
    api_cidrs = ["0.0.0.0/1", "128.0.0.0/1", "::/0"]
  }
}

run "a_network_of_ones_own_may_reach_it" {
  command = plan
  variables {
    api_cidrs = ["203.0.113.7/32", "2001:db8::/48"]
  }

  assert {
    condition     = aws_eks_cluster.this.vpc_config[0].endpoint_public_access
    error_message = "The cluster's API is closed to its operators."
  }
}
