/**
 * Declared relatives: nobody deals with the case of one in their office.
 */
package org.zhengcheng.organization.relative;
