/**
 * Somebody is away, and another person of the organisation acts in their posts.
 */
package org.zhengcheng.organization.absence;
