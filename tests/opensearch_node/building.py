"""Makes the home of an OpenSearch server from packages of Maven Central: ``python -m tests.opensearch_node.building``.

The archive of the project itself is not used: packages come through the machine's ordinary Maven settings. The jars of
the modules carry no descriptors, so these are written here.

    HOME/lib/                jars of the server
    HOME/modules/NAME/       jars of a module and its descriptor
    HOME/plugins/NAME/       k-NN, from its archive
    HOME/agent/              the Java agent that enforces policies
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

POM: Final = Path(__file__).with_name("pom.xml")
HOME: Final = Path(__file__).parents[2] / "build" / "opensearch"

_COPY: Final = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies"
_FOREIGN: Final = "*-osx-* *-windows-*"
_AGENT: Final = "opensearch-agent-[0-9]* opensearch-agent-bootstrap-* byte-buddy-*"

# Policies are enforced: without this one the server listens, but never connects to another node, and says nothing.
_SOCKET_POLICY: Final = """grant {
  permission java.net.SocketPermission "*", "accept,connect";
  permission java.io.FilePermission "/proc/sys/net/core/somaxconn", "read";
};
"""


@dataclass(frozen=True, slots=True)
class Module:
    """A module of the server: its class, the jars that belong into its folder, and what it extends."""

    name: str
    class_name: str
    jars: str
    extends: str = ""

    def descriptor(self, version: str) -> str:
        """The text of ``plugin-descriptor.properties``."""
        return (
            f"name={self.name}\ndescription={self.name}\nversion={version}\nopensearch.version={version}\n"
            f"java.version=21\nclassname={self.class_name}\nextended.plugins={self.extends}\nhas.native.controller=false\n"
        )


MODULES: Final = (
    Module(
        "transport-netty4",
        "org.opensearch.transport.Netty4ModulePlugin",
        "transport-netty4-* opensearch-netty4-* netty-*",
    ),
    Module(
        "analysis-common",
        "org.opensearch.analysis.common.CommonAnalysisModulePlugin",
        "analysis-common-*",
        "lang-painless",
    ),
    Module("mapper-extras", "org.opensearch.index.mapper.MapperExtrasModulePlugin", "mapper-extras-*"),
    Module(
        "lang-painless",
        "org.opensearch.painless.PainlessModulePlugin",
        "lang-painless-* opensearch-scripting-painless-spi-* antlr4-* asm-*",
    ),
    Module(
        "reindex",
        "org.opensearch.index.reindex.ReindexModulePlugin",
        "reindex-* opensearch-rest-client-* opensearch-ssl-config-* http* commons-codec-* commons-logging-* slf4j-*",
    ),
    Module("parent-join", "org.opensearch.join.ParentJoinModulePlugin", "parent-join-*"),
    Module(
        "transport-grpc",
        "org.opensearch.transport.grpc.GrpcPlugin",
        "transport-grpc-* grpc-* protobufs-* guava-* failureaccess-* perfmark-*",
    ),
)


def build(home: Path = HOME) -> None:
    """Make the home anew; needs ``mvn`` and what it fetches (or a filled local repository).

    Raises:
        CalledProcessError: Maven could not fetch the packages; its own message is on standard error.
    """
    home = home.resolve()  # Maven takes a relative one from the folder of the pom
    draft = home.with_name(home.name + ".part")
    shutil.rmtree(draft, ignore_errors=True)
    library = draft / "lib"
    library.mkdir(parents=True)
    command = [
        "mvn",
        "-q",
        "-B",
        "-Dstyle.color=never",
        "-f",
        str(POM),
        _COPY,
        f"-DoutputDirectory={library}",
        "-DincludeScope=runtime",
    ]
    subprocess.run(command, check=True)
    (server,) = library.glob("opensearch-[0-9]*.jar")
    version = server.stem.removeprefix("opensearch-")
    for jar in _matching(library, _FOREIGN):
        jar.unlink()
    for archive in library.glob("*.zip"):
        _unpack_plugin(archive, draft / "plugins")
    for module in MODULES:
        folder = draft / "modules" / module.name
        _move(library, module.jars, folder)
        (folder / "plugin-descriptor.properties").write_text(module.descriptor(version))
    (draft / "modules/transport-netty4/plugin-security.policy").write_text(_SOCKET_POLICY)
    _move(library, _AGENT, draft / "agent")
    for name in ("plugins", "bin"):  # the server would make an empty bin, and its user has no right to
        (draft / name).mkdir(exist_ok=True)
    shutil.rmtree(home, ignore_errors=True)
    draft.rename(home)


def _matching(folder: Path, patterns: str) -> list[Path]:
    return [path for pattern in patterns.split() for path in folder.glob(pattern)]


def _move(library: Path, patterns: str, to: Path) -> None:
    to.mkdir(parents=True, exist_ok=True)
    for jar in _matching(library, patterns):
        shutil.move(jar, to)


def _unpack_plugin(archive: Path, plugins: Path) -> None:
    with zipfile.ZipFile(archive) as opened:
        lines = opened.read("plugin-descriptor.properties").decode().splitlines()
        facts = dict(line.split("=", 1) for line in lines if "=" in line and not line.startswith("#"))
        opened.extractall(plugins / facts["name"])
    archive.unlink()


if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else HOME)
