mock_provider "aws" {
  mock_data "aws_availability_zones" {
    defaults = { names = ["eu-central-1a", "eu-central-1b", "eu-central-1c"] }
  }
  mock_data "aws_caller_identity" {
    defaults = { account_id = "123456789012" }
  }
}
mock_provider "helm" {}

variables {
  environment = "production"
  name        = "eu"
  region = {
    name              = "llasa-production-eu"
    aws_region        = "eu-central-1"
    cidr              = "10.10.0.0/16"
    profile           = "h100x2-fp8-tp2"
    instance_type     = "p5.48xlarge"
    replicas_per_node = 4
    replicas_min      = 4
    replicas_max      = 20
    nodes_min         = 1
    nodes_max         = 5
    capacity_type     = "ON_DEMAND"
    schedule          = []
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
    condition     = aws_launch_template.gpu.metadata_options[0].http_tokens == "required" && aws_launch_template.gpu.metadata_options[0].http_put_response_hop_limit == 1
    error_message = "A pod could take the node's identity."
  }
  assert {
    condition     = strcontains(base64decode(aws_launch_template.gpu.user_data), "strategy: RAID0")
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
    condition     = yamldecode(helm_release.llasa.values[1]).engine.replicasMax == 20
    error_message = "The map's bounds do not reach the chart."
  }
  assert {
    condition     = alltrue([for release in helm_release.platform : can(regex("^[0-9]+\\.[0-9]+\\.[0-9]+$", release.version))])
    error_message = "A chart's version is not pinned."
  }
  assert {
    condition     = strcontains(aws_eks_addon.this["vpc-cni"].configuration_values, "enableNetworkPolicy")
    error_message = "NetworkPolicies would hold nobody."
  }
}

run "the_engine_may_read_models_and_nothing_else" {
  command = apply

  assert {
    condition     = toset(flatten([for statement in jsondecode(aws_iam_role_policy.engine.policy).Statement : statement.Action])) == toset(["s3:GetObject", "kms:Decrypt"])
    error_message = "The engine's role may more than it needs."
  }
}

run "a_capacity_block_needs_its_reservation" {
  command         = plan
  expect_failures = [aws_eks_node_group.gpu]
  variables {
    region = {
      name              = "llasa-production-eu"
      aws_region        = "eu-central-1"
      cidr              = "10.10.0.0/16"
      profile           = "b200x1-nvfp4"
      instance_type     = "p6-b200.48xlarge"
      replicas_per_node = 8
      replicas_min      = 8
      replicas_max      = 16
      nodes_min         = 1
      nodes_max         = 2
      capacity_type     = "CAPACITY_BLOCK"
      schedule          = []
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
