/** The functions of a template, run for real beside a stand-in for AWS. */
@NullMarked
package io.github.cloudmapreactor.infra.replay;

import org.jspecify.annotations.NullMarked;
