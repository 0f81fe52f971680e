package org.zhengcheng.diagram.check;

/**
 * Something that was found in a draft, for its editor.
 *
 * @param element the id of the element; null if it is about the whole
 * @param severity {@code error} if it cannot be released so, {@code authority} if it takes an authority and a reason to
 *     release it so, {@code authorised} if they have been given, {@code comment} if somebody said something of it that is
 *     not settled, {@code warning} otherwise
 * @param message in the reader's language
 * @param rule which rule it breaks
 */
public record Finding(String element, String severity, String message, String rule) {}
