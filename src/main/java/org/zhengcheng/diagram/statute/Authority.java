package org.zhengcheng.diagram.statute;

import java.time.Instant;
import org.zhengcheng.language.Text;

/**
 * On whose word a draft asks less than its regulation.
 *
 * @param loosening the fingerprint of what exactly
 * @param authority the document that allows it
 */
public record Authority(
        String loosening,
        String element,
        Text what,
        String authority,
        String reason,
        String givenName,
        Instant givenAt) {}
