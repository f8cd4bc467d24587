variables {
  environment = "staging"
  regions = {
    eu = {
      aws_region        = "eu-central-1"
      cidr              = "10.10.0.0/16"
      profile           = "h100x2-fp8-tp2"
      instance_type     = "p5.48xlarge"
      replicas_per_node = 4
      replicas_max      = 18
      fallback          = ["us-east"]
      schedule          = [{ timezone = "Europe/Berlin", start = "0 13 * * 1-5", end = "0 21 * * 1-5", replicas = 9 }]
    }
    us-east = {
      aws_region        = "us-east-2"
      cidr              = "10.20.0.0/16"
      profile           = "rtxpro6000x1-nvfp4"
      instance_type     = "g7e.2xlarge"
      replicas_per_node = 1
      replicas_max      = 6
    }
  }
}

run "one_entry_gives_everything_a_region_needs" {
  command = plan

  assert {
    condition     = output.backends == { eu = "vpc://GPU_EU", us-east = "vpc://GPU_US_EAST" }
    error_message = "The Worker would not find its gateways."
  }
  assert {
    condition     = output.regions.eu.nodes_min == 1 && output.regions.eu.nodes_max == 5 && output.regions.us-east.nodes_max == 6
    error_message = "Nodes do not follow from replicas."
  }
  assert {
    condition     = output.rollout_regions.eu.fallback == tolist(["us-east"]) && length(output.rollout_regions.us-east.fallback) == 0
    error_message = "A region would be answered from where it may not."
  }
}

run "a_region_cannot_fall_back_to_one_that_is_not_there" {
  command         = plan
  expect_failures = [var.regions]
  variables {
    regions = { eu = { aws_region = "eu-central-1", cidr = "10.10.0.0/16", profile = "h100x2-fp8-tp2", instance_type = "p5.48xlarge", replicas_per_node = 4, replicas_max = 4, fallback = ["mars"] } }
  }
}

run "a_profile_must_be_one_of_ours" {
  command         = plan
  expect_failures = [output.regions]
  variables {
    regions = { eu = { aws_region = "eu-central-1", cidr = "10.10.0.0/16", profile = "a100", instance_type = "p4d.24xlarge", replicas_per_node = 4, replicas_max = 4 } }
  }
}

run "a_machine_carries_the_card_of_its_profile" {
  command         = plan
  expect_failures = [output.regions]
  variables {
    regions = { eu = { aws_region = "eu-central-1", cidr = "10.10.0.0/16", profile = "rtxpro6000x1-nvfp4", instance_type = "g6e.12xlarge", replicas_per_node = 1, replicas_max = 4 } }
  }
}

run "a_machine_has_the_cards_for_its_replicas" {
  command         = plan
  expect_failures = [output.regions]
  variables {
    regions = { eu = { aws_region = "eu-central-1", cidr = "10.10.0.0/16", profile = "h100x2-fp8-tp2", instance_type = "p5.48xlarge", replicas_per_node = 8, replicas_max = 8 } }
  }
}

run "an_int4_profile_runs_on_vllm" {
  command         = plan
  expect_failures = [output.regions]
  variables {
    regions = { eu = { aws_region = "eu-central-1", cidr = "10.10.0.0/16", profile = "h100x1-int4", instance_type = "p5.48xlarge", replicas_per_node = 8, replicas_max = 8 } }
  }
}

run "networks_do_not_overlap" {
  command         = plan
  expect_failures = [var.regions]
  variables {
    regions = {
      eu = { aws_region = "eu-central-1", cidr = "10.10.0.0/16", profile = "h200x1-fp8", instance_type = "p5en.48xlarge", replicas_per_node = 8, replicas_max = 4 }
      us = { aws_region = "us-east-2", cidr = "10.10.0.0/16", profile = "h200x1-fp8", instance_type = "p5en.48xlarge", replicas_per_node = 8, replicas_max = 4 }
    }
  }
}

run "hours_ask_for_no_more_than_there_may_be" {
  command         = plan
  expect_failures = [var.regions]
  variables {
    regions = { eu = { aws_region = "eu-central-1", cidr = "10.10.0.0/16", profile = "h200x1-fp8", instance_type = "p5en.48xlarge", replicas_per_node = 8, replicas_max = 4, schedule = [{ timezone = "UTC", start = "0 8 * * *", end = "0 20 * * *", replicas = 5 }] } }
  }
}
