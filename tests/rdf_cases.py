# ruff: noqa: E501  # reason: files of other tools, each whole in a few lines
"""RDF as other tools and other vocabularies write it: name, format, text, and how many statements.

None of it is of our vocabulary, so that all of it has to be kept.
"""

from __future__ import annotations

P = (
    "@prefix prov: <http://www.w3.org/ns/prov#> . @prefix schema: <https://schema.org/> . "
    "@prefix dcterms: <http://purl.org/dc/terms/> . @prefix foaf: <http://xmlns.com/foaf/0.1/> . "
    "@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix e: <https://data.example/> . "
    "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix wd: <http://www.wikidata.org/entity/> . "
    "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . "
    "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix np: <http://www.nanopub.org/nschema#> . "
    "@prefix wdt: <http://www.wikidata.org/prop/direct/> . @prefix p: <http://www.wikidata.org/prop/> . "
    "@prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix oa: <http://www.w3.org/ns/oa#> .\n"
)  # fmt: skip
OWN = P + (
    "@prefix cg: <https://w3id.org/claimgraph/ontology#> . @prefix kg: <https://kg.example/> .\n"
)
XML = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="https://data.example/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xml:base="https://data.example/base/">%s</rdf:RDF>'
)  # fmt: skip

FOREIGN: tuple[tuple[str, str, str, int], ...] = (
    ("prov", "turtle", P + "e:chart a prov:Entity ; prov:wasGeneratedBy e:run . e:run a prov:Activity ; "
     "prov:used e:data ; prov:startedAtTime '2031-03-01T08:00:00Z'^^xsd:dateTime .", 5),
    ("prov derivation", "turtle", P + "e:a prov:wasDerivedFrom e:b ; prov:wasAttributedTo e:c .", 2),
    ("schema.org", "turtle", P + "e:review a schema:ClaimReview ; schema:claimReviewed 'Wolves fly.' ; "
     "schema:reviewRating [ a schema:Rating ; schema:ratingValue 1 ; schema:alternateName 'False' ] .", 6),
    ("dublin core", "turtle", P + "e:doc dcterms:creator e:ann ; dcterms:issued '2031'^^xsd:gYear ; "
     "dcterms:extent '12 p.' .", 3),
    ("foaf", "turtle", P + "e:ann a foaf:Person ; foaf:name 'Ann Ek' ; foaf:mbox <mailto:ann@data.example> ; "
     "foaf:knows [ foaf:name 'Bo' ] .", 5),
    ("skos", "turtle", P + "e:s a skos:ConceptScheme . e:c a skos:Concept ; skos:inScheme e:s ; "
     "skos:prefLabel 'wolf'@en, 'Wolf'@de, '狼'@zh-Hant .", 6),
    ("nanopublication", "trig", P + "e:np.head { e:np a np:Nanopublication ; np:hasAssertion e:np.a ; "
     "np:hasProvenance e:np.p . } e:np.a { e:wolf e:eats e:sheep . } e:np.p { e:np.a prov:wasAttributedTo "
     "e:ann . }", 5),
    ("wikidata", "turtle", P + "wd:Q18498 wdt:P31 wd:Q55983715 ; p:P31 <urn:uuid:5c2c> . <urn:uuid:5c2c> "
     "rdfs:comment 'a statement' .", 3),
    ("web annotation", "turtle", P + "e:anno a oa:Annotation ; oa:hasBody [ a oa:TextualBody ; "
     "rdf:value 'odd' ] ; oa:hasTarget e:page .", 5),
    ("owl", "turtle", P + "e:Wolf a owl:Class ; owl:disjointWith e:Sheep ; owl:equivalentClass "
     "[ owl:unionOf ( e:A e:B ) ] .", 8),
    ("list", "turtle", P + "e:a e:authors ( 'Ann' 'Bo' 'Cy' ) .", 7),
    ("empty list", "turtle", P + "e:a e:authors () .", 1),
    ("container", "turtle", P + "e:a e:has [ a rdf:Seq ; rdf:_1 'x' ; rdf:_2 'y' ] .", 4),
    ("blank nodes in a ring", "turtle", P + "_:x e:next _:y . _:y e:next _:x .", 2),
    ("labelled blank nodes", "ntriples", "_:n1 <urn:p> _:n2 .\n_:n2 <urn:p> \"v\" .\n", 2),
    ("reification", "turtle", P + "e:st a rdf:Statement ; rdf:subject e:a ; rdf:predicate e:p ; "
     "rdf:object 'o' ; e:certainty 0.7 .", 5),
    ("rdf 1.2 annotation", "turtle", P + "e:a e:p e:b {| e:by e:ann |} .", 3),
    ("rdf 1.2 reified triple", "turtle", P + "<< e:a e:p 'o'@en ~ e:r >> e:by e:ann .", 2),
    ("rdf 1.2 in N-Quads", "nquads", "<urn:r> <http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies> "
     "<<( <urn:a> <urn:p> \"x\" )>> <urn:g> .\n", 1),
    ("rdf 1.2 direction", "turtle", P + "e:a e:p 'שלום'@he--rtl .", 1),
    ("languages", "turtle", P + "e:a rdfs:label 'colour'@en-GB, 'color'@en-US, 'colour' .", 3),
    ("private language tag", "turtle", P + "e:a rdfs:label 'x'@x-klingon .", 1),
    ("datatypes", "turtle", P + "e:a e:p '5'^^xsd:byte, '05'^^xsd:int, 'P1Y'^^xsd:duration, '/w=='^^"
     "xsd:base64Binary, 'POINT(1 2)'^^<http://www.opengis.net/ont/geosparql#wktLiteral>, '1'^^xsd:boolean .", 6),
    ("numbers", "turtle", P + "e:a e:p 1, 1.0, 1e0, 0309, -0, 12345678901234567890, 1.0e400 .", 7),
    ("special floats", "turtle", P + "e:a e:p 'NaN'^^xsd:double, 'INF'^^xsd:float, '-INF'^^xsd:double .", 3),
    ("ill-typed", "turtle", P + "e:a e:p 'abc'^^xsd:integer, '2031-02-30'^^xsd:date .", 2),
    ("escapes", "turtle", P + r'e:a e:p "tab\t nl\n q\" b\\ \u00e9 \U0001F43A \u007F\u0001" .', 1),
    ("long texts", "turtle", P + 'e:a e:p """two\n"lines" of\n\n text""" .', 1),
    ("line ends", "turtle", P.replace("\n", "\r\n") + "e:a e:p 'x' ;\r\n  e:q 'y' .\r\n", 2),
    ("byte order mark", "turtle", "\ufeff" + P + "e:a e:p 'x' .", 1),
    ("comments", "turtle", "# first\n" + P + "e:a e:p '#no' . # last", 1),
    ("base", "turtle", "@base <https://data.example/dir/> . <x> <#p> <../y> .", 1),
    ("no base", "turtle", "<x> <p> </y> .", 1),
    ("sparql style", "turtle", "PREFIX e: <https://data.example/>\nBASE <https://data.example/>\ne:a e:p <b> .", 1),
    ("iris of other letters", "turtle", "<https://data.example/狼/ö> <https://data.example/п> <urn:ü> .", 1),
    ("percent signs", "turtle", "<https://data.example/a%20b%2F> <urn:p> <https://data.example/%E7%8B%BC> .", 1),
    ("odd schemes", "turtle", "<mailto:a@b.example> <tag:b.example,2031:p> <javascript:alert(1)> .", 1),
    ("a short name in brackets", "turtle", "<https://data.example/a> <urn:p> <schem:Person> .", 1),
    ("named graphs", "nquads", "<urn:a> <urn:p> <urn:b> <urn:g1> .\n<urn:a> <urn:p> <urn:b> <urn:g2> .\n"
     "<urn:a> <urn:p> <urn:b> .\n", 3),
    ("blank graph", "trig", P + "_:g { e:a e:p e:b . } _:g prov:generatedAtTime '2031'^^xsd:gYear .", 2),
    ("graphs in TriG", "trig", P + "GRAPH e:g { e:a e:p 'x' . } { e:a e:p 'y' . } e:b e:p 'z' .", 3),
    ("rdf/xml", "rdfxml", XML % '<rdf:Description rdf:about="x" e:size="3"><dc:title xml:lang="fr">Loup'
     '</dc:title><e:see rdf:resource="../y"/></rdf:Description>', 3),
    ("rdf/xml typed", "rdfxml", XML % '<e:Wolf rdf:ID="w1"><e:n rdf:datatype="http://www.w3.org/2001/XMLSchema#int">7'
     '</e:n></e:Wolf>', 2),
    ("rdf/xml nested", "rdfxml", XML % '<e:Pack rdf:nodeID="p"><e:has><e:Wolf><e:name>Ai</e:name></e:Wolf>'
     '</e:has><e:of rdf:parseType="Resource"><e:x>1</e:x></e:of></e:Pack>', 6),
    ("rdf/xml collection", "rdfxml", XML % '<e:Pack rdf:about="p"><e:all rdf:parseType="Collection"><e:Wolf '
     'rdf:about="a"/><e:Wolf rdf:about="b"/></e:all></e:Pack>', 8),
    ("rdf/xml literal", "rdfxml", XML % '<rdf:Description rdf:about="x"><e:p rdf:parseType="Literal">a &lt; c'
     '</e:p></rdf:Description>', 1),
    ("rdf/xml with signs", "rdfxml", "<?xml version='1.0' encoding='UTF-8'?>\r\n<!-- c -->" + XML
     % '<rdf:Description rdf:about="x"><e:p><![CDATA[<&>]]> &#x1F43A; &amp;</e:p></rdf:Description>', 1),
    ("json-ld", "jsonld", '{"@context": {"name": "http://xmlns.com/foaf/0.1/name", "knows": {"@id": '
     '"http://xmlns.com/foaf/0.1/knows", "@type": "@id"}}, "@id": "urn:a", "name": "Ann", "knows": "urn:b"}', 2),
    ("json-ld vocabulary", "jsonld", '{"@context": {"@vocab": "https://schema.org/"}, "@type": "Claim", '
     '"author": {"name": "Bo"}}', 3),
    ("json-ld graph", "jsonld", '{"@context": {"@vocab": "urn:v:"}, "@id": "urn:g", "@graph": [{"@id": "urn:a", '
     '"p": [1, 2.5, true, null, "x"]}]}', 4),
    ("json-ld list", "jsonld", '[{"@id": "urn:a", "urn:p": [{"@list": [{"@value": "x", "@language": "de"}, '
     '{"@value": "1", "@type": "urn:t"}]}]}]', 5),
    ("json-ld reverse", "jsonld", '{"@id": "urn:a", "@reverse": {"urn:p": {"@id": "urn:b"}}}', 1),
    ("json-ld languages", "jsonld", '{"@context": {"l": {"@id": "urn:l", "@container": "@language"}}, "@id": "urn:a", '
     '"l": {"en": "wolf", "de": ["Wolf", "Isegrim"]}}', 3),
    ("json-ld set of ids", "jsonld", '{"@context": {"m": {"@id": "urn:m", "@container": "@id"}}, "@id": "urn:a", '
     '"m": {"urn:b": {"urn:n": "x"}}}', 2),
)  # fmt: skip
