# tflint --init && tflint --recursive --config="$PWD/.tflint.hcl"
plugin "terraform" {
  enabled = true
  preset  = "all"
}

plugin "aws" {
  enabled = true
  version = "0.44.0"
  source  = "github.com/terraform-linters/tflint-ruleset-aws"
}

# A root's versions stand in providers.tf, with the providers' configuration.
rule "terraform_standard_module_structure" {
  enabled = false
}
