package io.github.cloudmapreactor.cli.doctor;

/** Shows what checks find, as they are made. */
interface DoctorView {

  /** What is examined, and where. */
  void begin(String place, String stack);

  void diagnosis(CheckResult diagnosis);

  void end(Examined examined);
}
