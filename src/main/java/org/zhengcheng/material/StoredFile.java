package org.zhengcheng.material;

import java.util.UUID;

/**
 * A file that was handed in.
 *
 * @param sha256 the hash of its content, under which it is stored
 * @param uploadedBy the person who brought it
 */
public record StoredFile(UUID id, String sha256, String name, String contentType, long sizeBytes, UUID uploadedBy) {}
