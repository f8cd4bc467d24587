# Which card a profile runs on, by the product label that nodes carry, and which machines have it. A profile on a machine without its
# card matches no node: its engines would wait for ever. test/terraform/profiles.test.ts holds the cards to gpu-backend/serving/profiles.ts.
locals {
  profiles = {
    h100x1-int4        = { card = "NVIDIA-H100-80GB-HBM3", cards = 1 }
    l40sx2-int4-tp2    = { card = "NVIDIA-L40S", cards = 2 }
    h200x1-fp8         = { card = "NVIDIA-H200", cards = 1 }
    h100x2-fp8-tp2     = { card = "NVIDIA-H100-80GB-HBM3", cards = 2 }
    l40sx4-fp8-tp4     = { card = "NVIDIA-L40S", cards = 4 }
    b200x1-nvfp4       = { card = "NVIDIA-B200", cards = 1 }
    rtxpro6000x1-nvfp4 = { card = "NVIDIA-RTX-PRO-6000-Blackwell-Server-Edition", cards = 1 }
  }
  machines = {
    "p5.48xlarge"      = { card = "NVIDIA-H100-80GB-HBM3", cards = 8 }
    "p5en.48xlarge"    = { card = "NVIDIA-H200", cards = 8 }
    "p5e.48xlarge"     = { card = "NVIDIA-H200", cards = 8 }
    "p6-b200.48xlarge" = { card = "NVIDIA-B200", cards = 8 }
    "g6e.12xlarge"     = { card = "NVIDIA-L40S", cards = 4 }
    "g6e.24xlarge"     = { card = "NVIDIA-L40S", cards = 4 }
    "g6e.48xlarge"     = { card = "NVIDIA-L40S", cards = 8 }
    "g7e.2xlarge"      = { card = "NVIDIA-RTX-PRO-6000-Blackwell-Server-Edition", cards = 1 }
    "g7e.4xlarge"      = { card = "NVIDIA-RTX-PRO-6000-Blackwell-Server-Edition", cards = 1 }
    "g7e.8xlarge"      = { card = "NVIDIA-RTX-PRO-6000-Blackwell-Server-Edition", cards = 1 }
    "g7e.12xlarge"     = { card = "NVIDIA-RTX-PRO-6000-Blackwell-Server-Edition", cards = 2 }
    "g7e.24xlarge"     = { card = "NVIDIA-RTX-PRO-6000-Blackwell-Server-Edition", cards = 4 }
    "g7e.48xlarge"     = { card = "NVIDIA-RTX-PRO-6000-Blackwell-Server-Edition", cards = 8 }
  }
}
