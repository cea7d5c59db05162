package io.github.cloudmapreactor.cli.explain;

/** Shows what was found out. */
@FunctionalInterface
interface ExplainView {

  void show(Explained explained);
}
