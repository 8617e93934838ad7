"""Run with CKAN's Python: what ckanext-dcat makes of a catalogue file, as its harvester would read
it, and what is left of the graph when CKAN writes it again. Prints JSON.

    read_dcat.py catalog.ttl
"""

import json
import logging
import os
import re
import sys
from collections import Counter
from pathlib import Path

from ckan.common import config
from ckan.lib.munge import munge_title_to_name
from ckanext.dcat.processors import RDFParser, RDFSerializer
from rdflib import RDF, Graph, Namespace

DCAT = Namespace("http://www.w3.org/ns/dcat#")
PROFILES = ["euro_dcat_ap_3"]
TYPES = {".ttl": "text/turtle", ".jsonld": "application/ld+json", ".rdf": "application/rdf+xml"}
# The most that a harvester reads (ckanext.dcat.max_file_size).
MOST = 50 * 1024 * 1024
TAG = re.compile(r"[\w \-.]{2,100}")


def main(path):
    logging.disable(logging.ERROR)
    config["ckan.site_url"] = "http://harvester.invalid"
    config["ckan.site_title"] = "harvester"
    config["ckan.locale_default"] = "en"
    content = path.read_bytes()
    parser = RDFParser(profiles=PROFILES)
    os.chdir("/")  # relative IRIs would become file:///…
    parser.parse(content.decode("utf-8"), _format=TYPES[path.suffix])
    datasets = list(parser.datasets())
    problems = list(problems_of(datasets))
    if len(content) >= MOST:
        problems.append(f"{len(content)} bytes")
    fields = Counter(name for dataset in datasets for name in flat(dataset))
    json.dump(
        {
            "datasets": len(datasets),
            "resources": sum(len(dataset["resources"]) for dataset in datasets),
            "problems": problems,
            "everywhere": sorted(name for name, n in fields.items() if n == len(datasets)),
            "formats": sorted({r.get("format", "") for d in datasets for r in d["resources"]}),
            "licences": sorted({dataset.get("license_id", "") for dataset in datasets}),
            "lost": lost(parser.g, datasets),
        },
        sys.stdout,
    )


def flat(dataset):
    """The fields that have a value, extras among them."""
    found = {k: v for k, v in dataset.items() if k not in ("extras", "resources")}
    found.update({each["key"]: each["value"] for each in dataset["extras"]})
    return {k: v for k, v in found.items() if v not in ("", None, [], {}, "[]")}


def problems_of(datasets):
    """Why a harvest would fail, or make and delete datasets and resources at every run."""
    guids = Counter()
    for dataset in datasets:
        known = flat(dataset)
        guid = known.get("uri") or known.get("identifier") or ""
        guids[guid] += 1
        if not dataset.get("title"):
            yield f"{guid} has no title"
        elif not re.search("[a-z]", munge_title_to_name(dataset["title"])):
            yield f"{guid} gets a name without letters"
        if not guid.startswith("http"):
            yield f"{guid!r} is no address"
        yield from (
            f"{guid} has the keyword {tag['name']!r}"
            for tag in dataset.get("tags", [])
            if not TAG.fullmatch(tag["name"])
        )
        keys = Counter(each["key"] for each in dataset["extras"])
        yield from (f"{guid} has {key} twice" for key, n in keys.items() if n > 1)
        for resource in dataset["resources"]:
            if not resource.get("url") or not resource.get("uri"):
                yield f"a resource of {guid} has no address or no IRI"
    yield from (f"{guid} is there {n} times" for guid, n in guids.items() if n > 1)


def lost(source, datasets):
    """Of datasets and distributions the properties that CKAN does not write again."""
    back = Graph()
    for number, dataset in enumerate(datasets):
        copy = json.loads(json.dumps(dataset))
        copy.update(id=f"d{number}", name=f"d{number}", type="dataset")
        for index, resource in enumerate(copy["resources"]):
            resource.update(id=f"d{number}r{index}", package_id=f"d{number}")
        serializer = RDFSerializer(profiles=PROFILES)
        serializer.graph_from_dataset(copy)
        back += serializer.g
    found = {}
    for kind in ("Dataset", "Distribution"):
        nodes = set(source.subjects(RDF.type, DCAT[kind]))
        gone = {
            str(predicate)
            for node in nodes
            for predicate in set(source.predicates(node)) - {RDF.type}
            if (node, predicate, None) not in back
        }
        found[kind] = sorted(gone)
    return found


main(Path(sys.argv[1]).resolve())
