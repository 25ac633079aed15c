"""The Haystack pipeline ``indexing``: the pages of a document become what the catalogue keeps for the engine.

    document_id -> gather (title and pages) -> analyse (German analysis) -> state (rows of the catalogue)

It reads the catalogue and writes nothing: whoever runs it stores the outcome, together with whatever else must become
true in the same transaction.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from sqlalchemy import Connection

from ingest.catalogue import documents, outbox, pages, passages, signatures
from ingest.catalogue.connection import Catalogue
from ingest.catalogue.errors import DocumentNotFound
from ingest.catalogue.passages import StoredAnalysis, StoredPassage
from ingest.labels import DocumentId
from ingest.signature import sign
from pipelines.analysing import ANALYSER_VERSION, Analysis, PageText, analyse_document
from pipelines.quiet_haystack import HandedOver, Pipeline, PipelineRuntimeError, component


@dataclass(frozen=True, slots=True)
class Material(HandedOver):
    """What a document is analysed from."""

    title: str | None
    pages: tuple[PageText, ...]


@dataclass(frozen=True, slots=True)
class Analysed(HandedOver):
    """Material with what the German analysis made of it."""

    material: Material
    analysis: Analysis


@dataclass(frozen=True, slots=True)
class Indexable(HandedOver):
    """The outcome; ``title`` is the one that went into it and may have changed since."""

    title: str | None
    analysis: StoredAnalysis
    signature: bytes


@component
class Gatherer:
    """Fetches title and pages from the catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    @component.output_types(material=Material)
    def run(self, document_id: str) -> dict[str, Material]:
        """Raises DocumentNotFound when the document was erased meanwhile."""
        wanted = DocumentId(document_id)
        with self._catalogue.reading() as connection:
            document = documents.find_for_worker(connection, wanted)
            if document is None:
                raise DocumentNotFound(wanted)
            read = pages.words_for_worker(connection, wanted)
        return {
            "material": Material(document.title, tuple(PageText(number, text, words) for number, text, words in read))
        }


@component
class Analyser:
    """Turns texts into tokens, levels, identifiers, impacts and passages."""

    @component.output_types(analysed=Analysed)
    def run(self, material: Material) -> dict[str, Analysed]:
        """Depends on the material alone."""
        return {"analysed": Analysed(material, analyse_document(material.pages, title=material.title))}


@component
class Stater:
    """States the analysis as rows of the catalogue, with the version of the analyser."""

    @component.output_types(indexable=Indexable)
    def run(self, analysed: Analysed) -> dict[str, Indexable]:
        """Depends on the analysis alone."""
        return {"indexable": _state(analysed)}


def _state(analysed: Analysed) -> Indexable:
    made = analysed.analysis
    kept = StoredAnalysis(
        analyser_version=ANALYSER_VERSION,
        words=made.words,
        levels=made.levels,
        identifiers=made.identifiers,
        impacts=made.impacts,
        passage_impacts=made.passage_impacts,
        passages=tuple(
            StoredPassage(**{name: getattr(passage, name) for name in StoredPassage.__slots__})
            for passage in made.passages
        ),
    )
    # Of the passages: the title, which somebody may have given, is no part of the paper.
    signature = sign([word for passage in made.passages for word in passage.words.split()])
    return Indexable(analysed.material.title, kept, signature)


def indexing_pipeline(catalogue: Catalogue) -> Pipeline:
    """The pipeline; one for each thread, since Haystack keeps the state of a run in it."""
    pipeline = Pipeline()
    pipeline.add_component("gather", Gatherer(catalogue))
    pipeline.add_component("analyse", Analyser())
    pipeline.add_component("state", Stater())
    pipeline.connect("gather.material", "analyse.material")
    pipeline.connect("analyse.analysed", "state.analysed")
    return pipeline


class Indexing:
    """Runs the pipeline ``indexing``; not for several threads at once."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._pipeline = indexing_pipeline(catalogue)

    def analyse(self, document_id: DocumentId) -> Indexable:
        """What the catalogue is to keep of a document for the engine.

        Raises:
            DocumentNotFound: It was erased meanwhile.
        """
        try:
            outcome = self._pipeline.run({"gather": {"document_id": document_id}})
        except PipelineRuntimeError as error:
            # Haystack wraps what its components raise; what the catalogue has to say must reach the worker as it is.
            raise error.__cause__ or error from None
        return cast("Indexable", outcome["state"]["indexable"])


def analyse_material(material: Material) -> Indexable:
    """What the pipeline makes of title and pages that were gathered elsewhere."""
    return _state(Analysed(material, analyse_document(material.pages, title=material.title)))


def keep(connection: Connection, document_id: DocumentId, indexable: Indexable) -> bool:
    """Store an analysis and let the engine learn of it.

    False, and nothing is stored, when the title has changed meanwhile: analyse again.

    Raises:
        DocumentNotFound: The document was erased meanwhile.
    """
    document = documents.find_for_worker(connection, document_id)
    if document is None:
        raise DocumentNotFound(document_id)
    if document.title != indexable.title:
        return False
    passages.store(connection, document_id, indexable.analysis)
    signatures.store(connection, document_id, indexable.signature)
    outbox.add(connection, document_id, outbox.Operation.INDEX, document.version)
    return True
