"""Our examples as Label Studio tasks, and the interface they are labelled in; `exchange` brings them back without loss."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from credscore.schema import FLAGS, SOURCE_TYPES, LabelledArticle
from credscore.training.exchange import NAMES, NO_CLAIM
from credscore.training.records import number_of, own_row

CONFIG = f"""<View>
  <Text name="text" value="$text"/>
  <Labels name="rating" toName="text">
{chr(10).join(f'    <Label value="{i} {name}"/>' for i, name in reversed(list(enumerate(NAMES))))}
    <Label value="{NO_CLAIM}"/>
  </Labels>
  <Header value="Who stands behind the sentence? The first one the text names"/>
  <Choices name="source" toName="text" perRegion="true">
{chr(10).join(f'    <Choice value="{name}"/>' for name in (*SOURCE_TYPES, "none"))}
  </Choices>
  <Header value="... and who stands behind that one, in a chain"/>
  <Choices name="behind" toName="text" perRegion="true">
{chr(10).join(f'    <Choice value="{name}"/>' for name in SOURCE_TYPES)}
  </Choices>
  <Choices name="flags" toName="text" perRegion="true" choice="multiple">
{chr(10).join(f'    <Choice value="{name}"/>' for name in FLAGS)}
  </Choices>
  <Header value="The article as a whole, 0 to 100"/>
  <Number name="article_rating" toName="text" min="0" max="100" step="5"/>
  <Choices name="label" toName="text">
    <Choice value="reliable"/>
    <Choice value="unreliable"/>
  </Choices>
</View>
"""


def _result(id: str, name: str, type: str, value: dict[str, Any]) -> dict[str, Any]:
    return {"id": id, "from_name": name, "to_name": "text", "type": type, "value": value}


def to_labelstudio(articles: Iterable[LabelledArticle], predictions: bool = False) -> list[dict[str, Any]]:
    """Label Studio tasks for a project with the labelling interface `CONFIG`.

    The labels stand in `annotations`, or in `predictions` (Label Studio then shows them as proposals to accept or correct).
    `data.credscore` carries the record as it was, so that what Label Studio does not know survives the way there and back.
    """
    tasks = []
    for article in articles:
        results: list[dict[str, Any]] = []
        for index, s in enumerate(article.sentences):
            span = {"start": s.start, "end": s.end, "text": article.text[s.start : s.end]}
            nearest = None if s.rating is None else int(s.rating + 0.5)
            word = NO_CLAIM if nearest is None else f"{nearest} {NAMES[nearest]}"
            region = f"s{index}"
            results.append(_result(region, "rating", "labels", span | {"labels": [word]}))
            if s.source is not None:
                results.append(_result(region, "source", "choices", span | {"choices": [s.source[0] if s.source else "none"]}))
            if s.source is not None and len(s.source) > 1:
                results.append(_result(region, "behind", "choices", span | {"choices": [s.source[1]]}))
            flags = [name for name in FLAGS if getattr(s, name)]
            if flags:
                results.append(_result(region, "flags", "choices", span | {"choices": flags}))
        if article.rating is not None:
            results.append(_result("rating", "article_rating", "number", {"number": number_of(article.rating)}))
        if article.label is not None:
            results.append(_result("label", "label", "choices", {"choices": ["reliable" if article.label else "unreliable"]}))
        record = own_row(article)
        record.pop("text")
        data: dict[str, Any] = ({"id": article.id} if "id" in record else {}) | {"text": article.text, "credscore": record}
        task: dict[str, Any] = {"data": data}
        task["predictions" if predictions else "annotations"] = [{"result": results}]
        tasks.append(task)
    return tasks
