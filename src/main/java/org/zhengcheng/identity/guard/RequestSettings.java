package org.zhengcheng.identity.guard;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many requests are answered.
 *
 * @param perAccount of one account in a minute, on each node
 * @param perAddress of one address in a minute by people who have not signed in; a whole office may share one
 * @param openQuestions of one address in a minute to the pages that answer anybody, such as whether a letter is valid
 */
@ConfigurationProperties("zhengcheng.requests")
public record RequestSettings(
        @DefaultValue("1200") int perAccount,
        @DefaultValue("6000") int perAddress,
        @DefaultValue("60") int openQuestions) {}
