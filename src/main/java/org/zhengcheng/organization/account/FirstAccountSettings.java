package org.zhengcheng.organization.account;

import java.time.LocalDate;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.format.annotation.DateTimeFormat;

/**
 * Given for one start on an empty database: who the first security administrator is.
 *
 * @param account the name of the account; null for none
 * @param person the name of the person
 * @param organization the name of the committee at the top, which is founded with it
 * @param code the code of that committee
 * @param founded since when that committee is, so that what is under it may be as old; null for today
 */
@ConfigurationProperties("zhengcheng.first")
record FirstAccountSettings(
        String account,
        String person,
        String organization,
        @DefaultValue("1") String code,
        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate founded) {}
