/**
 * What the functions run on: {@link io.github.cloudmapreactor.infra.CloudMapReactor}, a construct
 * for any CDK app, and the app that deploys it alone.
 */
@NullMarked
package io.github.cloudmapreactor.infra;

import org.jspecify.annotations.NullMarked;
