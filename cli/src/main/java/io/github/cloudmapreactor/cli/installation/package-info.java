/** What a deployment of the reactor consists of, as AWS tells it with the operator's rights. */
@NullMarked
package io.github.cloudmapreactor.cli.installation;

import org.jspecify.annotations.NullMarked;
