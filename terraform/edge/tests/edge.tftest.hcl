# Made-up ids already in the plan: what holds data refuses to be destroyed, so nothing is applied here.
mock_provider "cloudflare" {
  override_during = plan
}

override_resource {
  target          = cloudflare_zero_trust_tunnel_cloudflared.region["eu"]
  override_during = plan
  values          = { id = "tunnel-of-eu" }
}

override_resource {
  target          = cloudflare_zero_trust_tunnel_cloudflared.region["us"]
  override_during = plan
  values          = { id = "tunnel-of-us" }
}

variables {
  account_id  = "0123456789abcdef0123456789abcdef"
  zone        = { id = "abcdef0123456789abcdef0123456789", name = "example.com", api_host = "api.example.com", admin_host = "ops.example.com" }
  environment = "staging"
  operators   = ["ada@example.com"]
  access_team = "shop"
  regions = {
    eu = { aws_region = "eu-central-1", cidr = "10.10.0.0/16", profile = "h100x2-fp8-tp2", instance_type = "p5.48xlarge", replicas_per_node = 4, replicas_max = 8 }
    us = { aws_region = "us-east-2", cidr = "10.20.0.0/16", profile = "h100x2-fp8-tp2", instance_type = "p5.48xlarge", replicas_per_node = 4, replicas_max = 8 }
  }
}

run "each_region_has_a_tunnel_and_a_service_behind_it" {
  command = plan

  assert {
    condition     = length(cloudflare_zero_trust_tunnel_cloudflared.region) == 2 && length(cloudflare_connectivity_directory_service.gateway) == 2
    error_message = "A region without a tunnel is none."
  }
  assert {
    condition     = cloudflare_connectivity_directory_service.gateway["eu"].host.resolver_network.tunnel_id == "tunnel-of-eu"
    error_message = "The Worker would reach another region's gateway."
  }
  assert {
    condition     = [for service in output.worker.vpc_services : service.binding] == ["GPU_EU", "GPU_US"]
    error_message = "wrangler would bind other names than the Worker asks for."
  }
  assert {
    condition     = length(cloudflare_load_balancer.gateways) == 0 && length(cloudflare_zero_trust_tunnel_cloudflared_config.balanced) == 0
    error_message = "Nothing is public unless it is asked for."
  }
}

run "operators_come_through_access_only" {
  command = plan

  assert {
    condition     = cloudflare_zero_trust_access_application.admin.domain == "ops.example.com" && cloudflare_zero_trust_access_policy.operators.decision == "allow"
    error_message = "The operators' host is open."
  }
  assert {
    condition     = one(cloudflare_zero_trust_access_policy.operators.include).email.email == "ada@example.com"
    error_message = "Somebody else would be let in."
  }
  assert {
    condition     = anytrue([for rule in cloudflare_ruleset.firewall.rules : rule.action == "block" && strcontains(rule.expression, "/admin/")])
    error_message = "The operators' routes answer on the public host."
  }
}

run "a_load_balancer_is_there_when_asked_for" {
  command = plan
  variables {
    load_balancer = { host = "gateways.example.com", order = ["eu", "us"] }
  }

  assert {
    condition     = length(cloudflare_load_balancer_pool.region) == 2 && cloudflare_load_balancer.gateways[0].proxied
    error_message = "The regions are not balanced."
  }
}

run "hosts_are_of_the_zone" {
  command         = plan
  expect_failures = [var.zone]
  variables {
    zone = { id = "abcdef0123456789abcdef0123456789", name = "example.com", api_host = "api.example.org", admin_host = "ops.example.com" }
  }
}

run "no_domain_leads_to_a_worker_that_is_not_there" {
  command = plan
  variables {
    worker_is_deployed = false
  }

  assert {
    condition     = length(cloudflare_workers_custom_domain.this) == 0 && length(output.worker.vpc_services) == 2
    error_message = "The first apply would fail, or make nothing for the Worker to be deployed with."
  }
}
