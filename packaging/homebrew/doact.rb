# A template of a Homebrew formula. Replace what is in capital letters: where the release is, and the checksums
# in the `.sha256` files beside its archives.
class Doact < Formula
  desc "Attach, detach and resize DigitalOcean volumes, and wait until it is done"
  homepage "HOMEPAGE"
  version "0.1.0"
  license "MIT"

  on_macos do
    on_arm do
      url "RELEASE/doact-#{version}-aarch64-apple-darwin.tar.gz"
      sha256 "CHECKSUM"
    end
    on_intel do
      url "RELEASE/doact-#{version}-x86_64-apple-darwin.tar.gz"
      sha256 "CHECKSUM"
    end
  end

  on_linux do
    on_arm do
      url "RELEASE/doact-#{version}-aarch64-unknown-linux-gnu.tar.gz"
      sha256 "CHECKSUM"
    end
    on_intel do
      url "RELEASE/doact-#{version}-x86_64-unknown-linux-gnu.tar.gz"
      sha256 "CHECKSUM"
    end
  end

  def install
    bin.install "doact"
    man1.install Dir["man/*.1"]
    man7.install Dir["man/*.7"]
    bash_completion.install "completions/doact.bash" => "doact"
    zsh_completion.install "completions/_doact"
    fish_completion.install "completions/doact.fish"
    doc.install "README.md", "CHANGELOG.md", "config.example.toml"
  end

  test do
    volume = ["volume", "attach", "data", "42", "--region", "nyc1", "--wait"]
    sandbox = [bin/"doact", "sandbox", "--volume", "data:nyc1:100", "--action-seconds", "0", "--"]
    system(*sandbox, bin/"doact", *volume)
  end
end
