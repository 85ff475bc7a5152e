/**
 * The shape of our feed's events in SHACL (https://www.w3.org/TR/shacl/), which clients of `tree:shape` ask for: what
 * DCAT-AP Feeds asks of an activity, of datasets alone, which is all that ours tell of. `url` is where it is served.
 */
export const feedShape = (url: string): string => `@prefix as: <https://www.w3.org/ns/activitystreams#> .
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

<${url}> a sh:NodeShape ;
    dct:title "Cambios del catálogo de la Red México Abierto"@es ;
    owl:imports <https://semiceu.github.io/DCAT-AP/releases/3.0.1/shacl/dcat-ap-SHACL.ttl> ;
    sh:xone ( <${url}#conjunto> <${url}#retiro> ) .

<${url}#conjunto> a sh:NodeShape ;
    sh:targetClass as:Create , as:Update ;
    sh:closed true ;
    sh:ignoredProperties ( rdf:type ) ;
    sh:property [ sh:path as:object ; sh:class dcat:Dataset ; sh:nodeKind sh:IRI ; sh:minCount 1 ; sh:maxCount 1 ] ;
    sh:property <${url}#fecha> .

<${url}#retiro> a sh:NodeShape ;
    sh:targetClass as:Delete ;
    sh:closed true ;
    sh:ignoredProperties ( rdf:type ) ;
    sh:property [ sh:path as:object ; sh:nodeKind sh:IRI ; sh:minCount 1 ; sh:maxCount 1 ] ;
    sh:property <${url}#fecha> .

<${url}#fecha> a sh:PropertyShape ;
    sh:path as:published ;
    sh:datatype xsd:dateTime ;
    sh:minCount 1 ;
    sh:maxCount 1 .
`;
