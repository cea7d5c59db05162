package io.github.cloudmapreactor.lambda;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;

/**
 * Makes parsers with bounds on what a text from outside can make them take, and keep: Jackson
 * remembers thousands of names from one text to the next, so that long ones would fill the memory.
 */
final class BoundedJson {

  private static final int DEEPEST_NESTING = 64;

  /** The longest name of a field of ECS has some 30 characters, of a tag of AWS 128. */
  private static final int LONGEST_NAME = 256;

  private BoundedJson() {}

  /** For documents of any length: whoever hands them over bounds it. */
  static JsonFactory factory() {
    return JsonFactory.builder().streamReadConstraints(bounds().build()).build();
  }

  /** For documents of at most {@code longest} bytes. */
  static JsonFactory factory(long longest) {
    return JsonFactory.builder()
        .streamReadConstraints(bounds().maxDocumentLength(longest).build())
        .build();
  }

  private static StreamReadConstraints.Builder bounds() {
    return StreamReadConstraints.builder()
        .maxNestingDepth(DEEPEST_NESTING)
        .maxNameLength(LONGEST_NAME);
  }
}
