package io.github.cloudmapreactor.app;

import java.util.List;

/** Notes the AWS calls that are made, for the report of each task. */
public interface CallLog {

  /** The operations called since the last time that this was asked, in order, repeats included. */
  List<String> drain();
}
